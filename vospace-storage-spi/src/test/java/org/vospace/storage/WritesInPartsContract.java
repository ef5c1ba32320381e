package org.vospace.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vospace.storage.StorageBackendContract.announced;
import static org.vospace.storage.StorageBackendContract.bytes;
import static org.vospace.storage.StorageBackendContract.checksum;
import static org.vospace.storage.StorageBackendContract.key;
import static org.vospace.storage.StorageBackendContract.request;

import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a back end promises that {@link WritesInParts}. */
public interface WritesInPartsContract {
  /** The back end under test. */
  StorageBackend backend();

  @Test
  default void partsBecomeOneObject() throws Exception {
    byte[] bytes = bytes(700_001);
    String key = key();
    try (StagedWrite write = parts().stage(request(key).computing(all()))) {
      for (int from = 0; from < bytes.length; from += 100_000) {
        ByteBuffer part = ByteBuffer.wrap(bytes, from, Math.min(100_000, bytes.length - from));
        write.write(part);
        assertThat(part.hasRemaining()).isFalse();
      }
      assertThat(write.length()).isEqualTo(bytes.length);
      StoredObject stored = write.complete();
      assertThat(stored.length()).isEqualTo(bytes.length);
      for (Checksum.Algorithm algorithm : Checksum.Algorithm.values()) {
        assertThat(stored.checksums()).contains(checksum(algorithm, bytes));
      }
    }
    assertThat(whole(key, bytes.length)).isEqualTo(bytes);
  }

  @Test
  default void noPartsBecomeAnEmptyObject() throws Exception {
    String key = key();
    try (StagedWrite write = parts().stage(request(key))) {
      assertThat(write.complete().length()).isZero();
    }
    assertThat(whole(key, 0)).isEmpty();
  }

  @Test
  default void partsAreNotReadableBeforeTheEnd() throws Exception {
    String key = key();
    try (StagedWrite write = parts().stage(request(key))) {
      assertMissing(key);
      write.write(ByteBuffer.wrap(bytes(500_000)));
      assertMissing(key);
      write.sync();
      assertMissing(key);
    }
    assertMissing(key);
    backend().delete(key);
  }

  @Test
  default void aWriteIsResumedWhereItBrokeOff() throws Exception {
    byte[] bytes = bytes(300_000);
    String key = key();
    WriteRequest request = request(key).computing(all());
    try (StagedWrite write = parts().stage(request)) {
      write.write(ByteBuffer.wrap(bytes, 0, 123_456));
      write.sync();
    }
    try (StagedWrite write = parts().resume(request, Long.MAX_VALUE)) {
      assertThat(write.length()).isEqualTo(123_456);
      write.write(ByteBuffer.wrap(bytes, 123_456, bytes.length - 123_456));
      assertThat(write.complete().checksums())
          .contains(checksum(Checksum.Algorithm.MD5, bytes))
          .contains(checksum(Checksum.Algorithm.CRC32C, bytes));
    }
    assertThat(whole(key, bytes.length)).isEqualTo(bytes);
  }

  @Test
  default void aWriteIsResumedBeforeWhereItBrokeOff() throws Exception {
    byte[] bytes = bytes(300_000);
    String key = key();
    WriteRequest request =
        announced(
            key,
            OptionalLong.of(bytes.length),
            List.of(checksum(Checksum.Algorithm.SHA256, bytes)));
    try (StagedWrite write = parts().stage(request)) {
      write.write(ByteBuffer.wrap(bytes, 0, 100_000));
      write.write(ByteBuffer.wrap(bytes(50_000)));
      write.sync();
    }
    try (StagedWrite write = parts().resume(request, 100_000)) {
      assertThat(write.length()).isEqualTo(100_000);
      write.write(ByteBuffer.wrap(bytes, 100_000, 200_000));
      write.complete();
    }
    assertThat(whole(key, bytes.length)).isEqualTo(bytes);
  }

  @Test
  default void whatWasNotStagedIsNotResumed() {
    assertThatThrownBy(() -> parts().resume(request(key()), Long.MAX_VALUE))
        .isInstanceOfSatisfying(
            StorageException.class,
            e -> assertThat(e.kind()).isEqualTo(StorageException.Kind.NOT_FOUND));
  }

  @Test
  default void whatIsDeletedIsNotResumed() throws Exception {
    String key = key();
    try (StagedWrite write = parts().stage(request(key))) {
      write.write(ByteBuffer.wrap(bytes(10)));
    }
    backend().delete(key);
    assertThatThrownBy(() -> parts().resume(request(key), Long.MAX_VALUE))
        .isInstanceOf(StorageException.class);
  }

  @Test
  default void morePartsThanAnnouncedAreRejected() throws Exception {
    String key = key();
    try (StagedWrite write = parts().stage(announced(key, OptionalLong.of(99), List.of()))) {
      write.write(ByteBuffer.wrap(bytes(50)));
      assertRejected(() -> write.write(ByteBuffer.wrap(bytes(50))));
      assertThat(write.length()).isEqualTo(50);
    }
    backend().delete(key);
  }

  @Test
  default void fewerPartsThanAnnouncedAreRejected() throws Exception {
    String key = key();
    try (StagedWrite write = parts().stage(announced(key, OptionalLong.of(101), List.of()))) {
      write.write(ByteBuffer.wrap(bytes(100)));
      assertRejected(write::complete);
    }
    assertMissing(key);
  }

  @Test
  default void partsOfAnotherChecksumAreRejected() throws Exception {
    String key = key();
    List<Checksum> other = List.of(checksum(Checksum.Algorithm.MD5, bytes(99)));
    try (StagedWrite write = parts().stage(announced(key, OptionalLong.empty(), other))) {
      write.write(ByteBuffer.wrap(bytes(100)));
      assertRejected(write::complete);
    }
    assertMissing(key);
  }

  private WritesInParts parts() {
    return (WritesInParts) backend();
  }

  private byte[] whole(String key, int length) throws Exception {
    try (var channel = backend().read(key, new ByteRange(0, length))) {
      return Channels.newInputStream(channel).readAllBytes();
    }
  }

  private void assertMissing(String key) {
    assertThatThrownBy(() -> backend().read(key, new ByteRange(0, 1)).close())
        .isInstanceOfSatisfying(
            StorageException.class,
            e -> assertThat(e.kind()).isEqualTo(StorageException.Kind.NOT_FOUND));
  }

  private static void assertRejected(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            StorageException.class,
            e -> assertThat(e.kind()).isEqualTo(StorageException.Kind.REJECTED));
  }

  private static Set<Checksum.Algorithm> all() {
    return Set.of(Checksum.Algorithm.values());
  }
}
