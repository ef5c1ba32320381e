package org.vospace.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Copies of a good back end that break one promise each: the test that names the promise fails. */
class ContractTeethTest {
  private static final String BROKEN = "broken";

  @ParameterizedTest
  @CsvSource({
    "ShowsHalves, nothingIsReadableBeforeTheEnd",
    "BelievesLengths, anotherLengthThanAnnouncedIsRejected",
    "BelievesChecksums, anotherChecksumThanAnnouncedIsRejected",
    "DeletesOnce, deletingIsIdempotent",
    "CutsReadersOff, aReaderIsNotDisturbedByADeletion",
    "KeepsBrokenWrites, aBrokenSourceLeavesNothing",
    "MixesWriters, manyWritersDoNotMixTheirBytes",
    "ReadsFromTheStart, aRangeIsRead",
    "TakesAnyKey, keysOfAnotherFormAreRefused"
  })
  void aBrokenPromiseFailsItsTest(String broken, String promise) {
    assertThat(failures(broken)).contains(promise);
  }

  @Test
  void theContractRunsHereAndAGoodBackEndPasses() {
    assertThat(failures("Keeps")).isEmpty();
  }

  private static Set<String> failures(String broken) {
    Set<String> failed = new TreeSet<>();
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClass(Contract.class))
            .configurationParameter(BROKEN, ContractTeethTest.class.getName() + "$" + broken)
            .build();
    // The listeners of the run that this is part of are to see nothing of this one.
    LauncherConfig config =
        LauncherConfig.builder()
            .enableTestExecutionListenerAutoRegistration(false)
            .enableLauncherSessionListenerAutoRegistration(false)
            .build();
    LauncherFactory.create(config)
        .execute(
            request,
            new TestExecutionListener() {
              @Override
              public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                  test.getSource()
                      .filter(MethodSource.class::isInstance)
                      .map(source -> ((MethodSource) source).getMethodName())
                      .ifPresent(failed::add);
                }
              }
            });
    return failed;
  }

  /** The contract, on the back end that the run names. */
  @ExtendWith(Chooses.class)
  static class Contract extends StorageBackendContract {
    private final StorageBackend backend;

    Contract(StorageBackend backend) {
      this.backend = backend;
    }

    @Override
    public StorageBackend backend() {
      return backend;
    }
  }

  static class Chooses implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == StorageBackend.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      try {
        return Class.forName(context.getConfigurationParameter(BROKEN).orElseThrow())
            .getDeclaredConstructor()
            .newInstance();
      } catch (ReflectiveOperationException e) {
        throw new ParameterResolutionException("no such back end", e);
      }
    }
  }

  static class Keeps extends MemoryBackend {}

  static class ShowsHalves extends MemoryBackend {
    @Override
    public StoredObject write(WriteRequest request, InputStream content)
        throws IOException, StorageException {
      byte[] first = content.readNBytes(1);
      objects.put(request.key(), first);
      return super.write(
          request, new SequenceInputStream(new ByteArrayInputStream(first), content));
    }
  }

  static class BelievesLengths extends MemoryBackend {
    @Override
    public StagedWrite stage(WriteRequest request) {
      return super.stage(
          new WriteRequest(
              request.key(),
              request.name(),
              request.contentType(),
              OptionalLong.empty(),
              request.parameters(),
              request.expected(),
              request.checksums()));
    }
  }

  static class BelievesChecksums extends MemoryBackend {
    @Override
    public StagedWrite stage(WriteRequest request) {
      return super.stage(
          new WriteRequest(
              request.key(),
              request.name(),
              request.contentType(),
              request.expectedLength(),
              request.parameters(),
              List.of(),
              request.checksums()));
    }
  }

  static class DeletesOnce extends MemoryBackend {
    @Override
    public void delete(String key) throws StorageException {
      WriteRequest.requireKey(key);
      found(key);
      super.delete(key);
    }
  }

  static class CutsReadersOff extends MemoryBackend {
    @Override
    public void delete(String key) throws StorageException {
      byte[] bytes = objects.get(key);
      super.delete(key);
      if (bytes != null) {
        Arrays.fill(bytes, (byte) 0);
      }
    }
  }

  static class KeepsBrokenWrites extends MemoryBackend {
    @Override
    public StoredObject write(WriteRequest request, InputStream content)
        throws IOException, StorageException {
      ByteArrayOutputStream received = new ByteArrayOutputStream();
      try {
        content.transferTo(received);
      } catch (IOException e) {
        objects.put(request.key(), received.toByteArray());
        throw e;
      }
      return super.write(request, new ByteArrayInputStream(received.toByteArray()));
    }
  }

  static class MixesWriters extends MemoryBackend {
    private volatile byte[] last = new byte[0];

    @Override
    public StoredObject write(WriteRequest request, InputStream content)
        throws IOException, StorageException {
      StoredObject stored = super.write(request, content);
      byte[] own = objects.get(request.key());
      System.arraycopy(last, 0, own, 0, Math.min(last.length, own.length));
      last = own;
      return stored;
    }
  }

  static class ReadsFromTheStart extends MemoryBackend {
    @Override
    public ReadableByteChannel read(String key, ByteRange range) throws StorageException {
      return super.read(key, new ByteRange(0, range.length()));
    }
  }

  static class TakesAnyKey extends MemoryBackend {
    @Override
    public void delete(String key) {
      objects.remove(key);
    }
  }
}
