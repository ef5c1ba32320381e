package org.vospace.storage.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vospace.storage.ByteRange;
import org.vospace.storage.StorageBackend;
import org.vospace.storage.StorageBackendContract;
import org.vospace.storage.StorageException;

class PosixBackendTest extends StorageBackendContract {
  @TempDir private Path root;
  private PosixBackend backend;

  @BeforeEach
  void open() {
    backend = new PosixBackend(root);
  }

  @Override
  protected StorageBackend backend() {
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
    assertThatThrownBy(() -> new PosixBackend(file))
        .hasMessageStartingWith("VOSPACE: VOSPACE_STORAGE_POSIX_ROOT is ");
  }

  @Test
  void aFullDiskIsFullAndNotBroken() {
    assertThat(PosixBackend.translate(new IOException("No space left on device")).kind())
        .isEqualTo(StorageException.Kind.FULL);
    assertThat(PosixBackend.translate(new IOException("Input/output error")).retryable()).isTrue();
  }

  private List<Path> everything() throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      return paths.filter(path -> !path.equals(root)).toList();
    }
  }
}
