package org.vospace.storage.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vospace.storage.BackendSettings;
import org.vospace.storage.ByteRange;
import org.vospace.storage.ListsObjectsContract;
import org.vospace.storage.StorageBackend;
import org.vospace.storage.StorageBackendContract;
import org.vospace.storage.StorageException;
import org.vospace.storage.WritesInPartsContract;

class PosixBackendTest extends StorageBackendContract
    implements WritesInPartsContract, ListsObjectsContract {
  @TempDir private Path root;
  private PosixBackend backend;

  @BeforeEach
  void open() throws IOException {
    backend = new PosixBackend(root, 0);
  }

  @Override
  public StorageBackend backend() {
    return backend;
  }

  @Test
  void filesAreReadableByTheServiceAlone() throws Exception {
    backend.write(request(key()), new ByteArrayInputStream(bytes(10)));
    for (Path path : everything()) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
          .as(path.toString())
          .endsWith("------");
    }
  }

  @Test
  void nothingStaysInStagingAfterAWriteOrAFailure() throws Exception {
    backend.write(request(key()), new ByteArrayInputStream(bytes(10)));
    assertThatThrownBy(
            () ->
                backend.write(
                    request(key()),
                    new java.io.InputStream() {
                      @Override
                      public int read() throws IOException {
                        throw new IOException("gone");
                      }
                    }))
        .isInstanceOf(IOException.class);
    try (Stream<Path> staged = Files.list(root.resolve("staging"))) {
      assertThat(staged).isEmpty();
    }
  }

  @Test
  void whatACrashLeftInStagingGoesWithTheKey() throws Exception {
    String key = key();
    Path left = root.resolve("staging").resolve(key + ".part");
    Files.write(left, bytes(10));
    backend.delete(key);
    assertThat(left).doesNotExist();
  }

  @Test
  void aFileIsReadAsOne() throws Exception {
    String key = key();
    backend.write(request(key), new ByteArrayInputStream(bytes(10)));
    try (var channel = backend.read(key, new ByteRange(4, 6))) {
      assertThat(channel).isInstanceOf(FileChannel.class);
      assertThat(((FileChannel) channel).position()).isEqualTo(4);
    }
  }

  @Test
  void aRootThatIsNoDirectoryStopsTheStart() throws Exception {
    Path file = Files.createFile(root.resolve("file"));
    BackendSettings settings =
        new BackendSettings(
            "fast", property -> null, Map.of("VOSPACE_STORAGE_FAST_ROOT", file.toString())::get);
    assertThatThrownBy(() -> new PosixKind().open(settings))
        .hasMessage(
            "VOSPACE: VOSPACE_STORAGE_FAST_ROOT is \"%s\" but that directory cannot be used.",
            file);
  }

  @ParameterizedTest
  @CsvSource({
    "No space left on device, FULL",
    "Disk quota exceeded, FULL",
    "Read-only file system, BROKEN",
    "Stale file handle, UNAVAILABLE",
    "Input/output error, UNAVAILABLE"
  })
  void theErrorsOfTheFileSystemHaveTheirKinds(String words, StorageException.Kind kind) {
    assertThat(Trouble.of(new IOException(words)).kind()).isEqualTo(kind);
    assertThat(Trouble.of(new FileSystemException("/secret", null, words)))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(kind))
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
  }

  @Test
  void aStoreThatIsNotMountedIsNotMissingItsObjects() throws Exception {
    String key = key();
    backend.write(request(key), new ByteArrayInputStream(bytes(10)));
    Files.move(root.resolve("objects"), root.resolve("away"));
    assertThatThrownBy(() -> backend.read(key, new ByteRange(0, 10)))
        .isInstanceOfSatisfying(
            StorageException.class,
            e -> assertThat(e.kind()).isEqualTo(StorageException.Kind.UNAVAILABLE));
    Files.move(root.resolve("away"), root.resolve("objects"));
    backend.read(key, new ByteRange(0, 10)).close();
  }

  @Test
  void theReserveIsLeftFree() throws Exception {
    PosixBackend reserved = new PosixBackend(root, Long.MAX_VALUE);
    assertThat(reserved.usableBytes()).isZero();
    assertThatThrownBy(() -> reserved.write(request(key()), new ByteArrayInputStream(bytes(10))))
        .isInstanceOfSatisfying(
            StorageException.class,
            e -> assertThat(e.kind()).isEqualTo(StorageException.Kind.FULL));
    assertThatThrownBy(reserved::check).isInstanceOf(StorageException.class);
    assertThat(backend.staged("", 10)).isEmpty();
  }

  private List<Path> everything() throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      return paths.filter(path -> !path.equals(root)).toList();
    }
  }
}
