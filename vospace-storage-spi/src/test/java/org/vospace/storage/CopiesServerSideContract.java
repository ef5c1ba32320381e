package org.vospace.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vospace.storage.StorageBackendContract.announced;
import static org.vospace.storage.StorageBackendContract.bytes;
import static org.vospace.storage.StorageBackendContract.checksum;
import static org.vospace.storage.StorageBackendContract.key;
import static org.vospace.storage.StorageBackendContract.request;

import java.io.ByteArrayInputStream;
import java.nio.channels.Channels;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What a back end promises that {@link CopiesServerSide}. */
public interface CopiesServerSideContract {
  /** The back end under test. */
  StorageBackend backend();

  @Test
  default void aCopyHasTheSameBytesAndALifeOfItsOwn() throws Exception {
    byte[] bytes = bytes(100_000);
    String source = key();
    String copy = key();
    backend().write(request(source), new ByteArrayInputStream(bytes));
    assertThat(copies().copiesFrom(backend())).isTrue();
    StoredObject stored =
        copies()
            .copy(
                backend(),
                source,
                announced(
                    copy,
                    OptionalLong.of(bytes.length),
                    List.of(checksum(Checksum.Algorithm.MD5, bytes))));
    assertThat(stored.key()).isEqualTo(copy);
    backend().delete(source);
    try (var channel = backend().read(copy, new ByteRange(0, bytes.length))) {
      assertThat(Channels.newInputStream(channel).readAllBytes()).isEqualTo(bytes);
    }
  }

  @Test
  default void aCopyThatIsNotAsExpectedIsRejected() throws Exception {
    String source = key();
    String copy = key();
    backend().write(request(source), new ByteArrayInputStream(bytes(100)));
    assertKind(
        StorageException.Kind.REJECTED, announced(copy, OptionalLong.of(99), List.of()), source);
    assertKind(
        StorageException.Kind.REJECTED,
        announced(copy, OptionalLong.empty(), List.of(checksum(Checksum.Algorithm.MD5, bytes(99)))),
        source);
    assertThatThrownBy(() -> backend().read(copy, new ByteRange(0, 1)))
        .isInstanceOf(StorageException.class);
  }

  @Test
  default void aCopyOfNothingIsNotFound() {
    assertKind(StorageException.Kind.NOT_FOUND, request(key()), key());
  }

  private void assertKind(StorageException.Kind kind, WriteRequest request, String source) {
    assertThatThrownBy(() -> copies().copy(backend(), source, request))
        .isInstanceOfSatisfying(StorageException.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }

  private CopiesServerSide copies() {
    return (CopiesServerSide) backend();
  }
}
