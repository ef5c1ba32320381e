package org.vospace.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every back end promises; its module extends this class. What a back end promises on top it
 * shows with {@link WritesInPartsContract}, {@link ListsObjectsContract} and {@link
 * CopiesServerSideContract}, which the same class then implements.
 */
public abstract class StorageBackendContract {
  /** The back end under test; the same one for all calls within a test. */
  public abstract StorageBackend backend();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4096, 3_000_001})
  void whatWasWrittenIsRead(int length) throws Exception {
    byte[] bytes = bytes(length);
    String key = key();
    StoredObject stored = backend().write(request(key), new ByteArrayInputStream(bytes));
    assertThat(stored.key()).isEqualTo(key);
    assertThat(stored.length()).isEqualTo(length);
    assertThat(read(key, 0, length)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @EnumSource
  void theChecksumThatWasAskedForIsTold(Checksum.Algorithm algorithm) throws Exception {
    byte[] bytes = bytes(100_000);
    StoredObject stored =
        backend()
            .write(request(key()).computing(Set.of(algorithm)), new ByteArrayInputStream(bytes));
    assertThat(stored.checksums()).contains(checksum(algorithm, bytes));
  }

  @Test
  void aRangeIsRead() throws Exception {
    byte[] bytes = bytes(10_000);
    String key = key();
    backend().write(request(key), new ByteArrayInputStream(bytes));
    assertThat(read(key, 1_234, 567))
        .isEqualTo(java.util.Arrays.copyOfRange(bytes, 1_234, 1_234 + 567));
    assertThat(read(key, 9_999, 1)).containsExactly(bytes[9_999]);
  }

  @ParameterizedTest
  @ValueSource(longs = {99, 101, 0})
  void anotherLengthThanAnnouncedIsRejected(long announced) throws Exception {
    String key = key();
    WriteRequest request = announced(key, OptionalLong.of(announced), List.of());
    assertRejected(key, request, bytes(100));
  }

  @ParameterizedTest
  @EnumSource
  void anotherChecksumThanAnnouncedIsRejected(Checksum.Algorithm algorithm) {
    String key = key();
    WriteRequest request =
        announced(key, OptionalLong.empty(), List.of(checksum(algorithm, bytes(99))));
    assertRejected(key, request, bytes(100));
  }

  @Test
  void theAnnouncedLengthAndChecksumsAreAccepted() throws Exception {
    byte[] bytes = bytes(100);
    List<Checksum> checksums =
        Stream.of(Checksum.Algorithm.values()).map(a -> checksum(a, bytes)).toList();
    StoredObject stored =
        backend()
            .write(
                announced(key(), OptionalLong.of(100), checksums), new ByteArrayInputStream(bytes));
    assertThat(stored.length()).isEqualTo(100);
    assertThat(stored.checksums()).containsAll(checksums);
  }

  @Test
  void theSourceIsNotClosed() throws Exception {
    boolean[] closed = {false};
    InputStream source =
        new ByteArrayInputStream(bytes(10)) {
          @Override
          public void close() {
            closed[0] = true;
          }
        };
    backend().write(request(key()), source);
    assertThat(closed[0]).isFalse();
  }

  @Test
  void whatIsNotThereIsNotFound() {
    assertNothing(key());
  }

  @Test
  void aBrokenSourceLeavesNothing() throws Exception {
    String key = key();
    InputStream broken =
        new SequenceInputStream(
            new ByteArrayInputStream(bytes(500_000)),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("the caller has gone");
              }
            });
    assertThatThrownBy(() -> backend().write(request(key), broken))
        .isInstanceOf(IOException.class)
        .hasMessage("the caller has gone");
    assertNothing(key);
    backend().delete(key);
  }

  @Test
  void nothingIsReadableBeforeTheEnd() throws Exception {
    String key = key();
    List<StorageException.Kind> seen = new ArrayList<>();
    InputStream watching =
        new SequenceInputStream(
            new ByteArrayInputStream(bytes(500_000)),
            new InputStream() {
              @Override
              public int read() {
                try {
                  backend().read(key, new ByteRange(0, 1)).close();
                } catch (StorageException e) {
                  seen.add(e.kind());
                } catch (IOException e) {
                  throw new IllegalStateException(e);
                }
                return -1;
              }
            });
    backend().write(request(key), watching);
    assertThat(seen).isNotEmpty().containsOnly(StorageException.Kind.NOT_FOUND);
  }

  @Test
  void deletingIsIdempotent() throws Exception {
    String key = key();
    backend().write(request(key), new ByteArrayInputStream(bytes(10)));
    backend().delete(key);
    assertNothing(key);
    backend().delete(key);
    backend().delete(key());
  }

  @Test
  void aReaderIsNotDisturbedByADeletion() throws Exception {
    byte[] bytes = bytes(1_000_000);
    String key = key();
    backend().write(request(key), new ByteArrayInputStream(bytes));
    try (ReadableByteChannel channel = backend().read(key, new ByteRange(0, bytes.length))) {
      ByteBuffer first = ByteBuffer.allocate(1);
      channel.read(first);
      backend().delete(key);
      ByteArrayOutputStream rest = new ByteArrayOutputStream();
      rest.write(first.array());
      Channels.newInputStream(channel).transferTo(rest);
      assertThat(rest.toByteArray()).isEqualTo(bytes);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "short",
        "../../etc/passwd",
        "UPPERCASE-KEY",
        "with/slash-key",
        "nul\0nul-nul"
      })
  void keysOfAnotherFormAreRefused(String key) {
    assertThatThrownBy(() -> backend().read(key, new ByteRange(0, 1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> backend().delete(key)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> request(key)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void manyWritersDoNotMixTheirBytes() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<Boolean>> results = new ArrayList<>();
      for (int i = 0; i < 32; i++) {
        byte[] bytes = bytes(50_000 + i);
        results.add(
            threads.submit(
                () -> {
                  String key = key();
                  backend().write(request(key), new ByteArrayInputStream(bytes));
                  return java.util.Arrays.equals(read(key, 0, bytes.length), bytes);
                }));
      }
      for (Future<Boolean> result : results) {
        assertThat(result.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aStoreThatIsThereIsHealthy() throws Exception {
    backend().check();
  }

  /** A fresh key. */
  protected static String key() {
    return UUID.randomUUID().toString();
  }

  /** A request that announces nothing. */
  protected static WriteRequest request(String key) {
    return new WriteRequest(key, "name", null, OptionalLong.empty(), Map.of(), List.of());
  }

  /** A request that announces these. */
  protected static WriteRequest announced(
      String key, OptionalLong length, List<Checksum> checksums) {
    return new WriteRequest(key, "name", "image/fits", length, Map.of(), checksums);
  }

  /** Bytes that differ from one length to another. */
  protected static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  /** Asserts that nothing can be read under the key. */
  protected void assertNothing(String key) {
    assertThatThrownBy(() -> backend().read(key, new ByteRange(0, 1)))
        .isInstanceOfSatisfying(
            StorageException.class,
            e -> assertThat(e.kind()).isEqualTo(StorageException.Kind.NOT_FOUND));
  }

  private void assertRejected(String key, WriteRequest request, byte[] bytes) {
    assertThatThrownBy(() -> backend().write(request, new ByteArrayInputStream(bytes)))
        .isInstanceOfSatisfying(
            StorageException.class,
            e -> assertThat(e.kind()).isEqualTo(StorageException.Kind.REJECTED));
    assertNothing(key);
  }

  /** Reads a part of an object to its end. */
  protected byte[] read(String key, long first, int length) throws Exception {
    try (ReadableByteChannel channel = backend().read(key, new ByteRange(first, length))) {
      return Channels.newInputStream(channel).readNBytes(length);
    }
  }

  /** The right checksum, computed without the code under test. */
  protected static Checksum checksum(Checksum.Algorithm algorithm, byte[] bytes) {
    try {
      return new Checksum(
          algorithm,
          switch (algorithm) {
            case MD5 -> MessageDigest.getInstance("MD5").digest(bytes);
            case SHA256 -> MessageDigest.getInstance("SHA-256").digest(bytes);
            case CRC32C -> {
              CRC32C crc = new CRC32C();
              crc.update(bytes);
              yield ByteBuffer.allocate(4).putInt((int) crc.getValue()).array();
            }
          });
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
