package org.vospace.storage.posix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A small file system of its own in memory, which only root can mount. */
final class SmallDisk implements AutoCloseable {
  private final Path directory;

  private SmallDisk(Path directory) {
    this.directory = directory;
  }

  /**
   * @return {@code null} when nothing can be mounted here
   */
  static SmallDisk mount(int mebibytes) throws IOException {
    Path directory = Files.createTempDirectory("small-disk");
    String size = "size=" + mebibytes + "m";
    if (run("mount", "-t", "tmpfs", "-o", size, "tmpfs", directory.toString())) {
      return new SmallDisk(directory);
    }
    Files.delete(directory);
    return null;
  }

  Path directory() {
    return directory;
  }

  void remount(String mode) throws IOException {
    if (!run("mount", "-o", "remount," + mode, directory.toString())) {
      throw new IOException("could not be mounted " + mode);
    }
  }

  @Override
  public void close() throws IOException {
    run("umount", directory.toString());
    Files.deleteIfExists(directory);
  }

  private static boolean run(String... command) throws IOException {
    try {
      return new ProcessBuilder(List.of(command))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
