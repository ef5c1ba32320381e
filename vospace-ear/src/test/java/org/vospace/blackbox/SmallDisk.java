package org.vospace.blackbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A small file system in memory, which only root can mount.
 *
 * @param directory where it is mounted
 */
record SmallDisk(Path directory) implements AutoCloseable {

  /** Empty when nothing can be mounted here. */
  static Optional<SmallDisk> mount(int mebibytes) throws IOException {
    Path directory = Files.createTempDirectory("vospace-small-disk");
    String size = "size=" + mebibytes + "m";
    if (run("mount", "-t", "tmpfs", "-o", size, "tmpfs", directory.toString())) {
      return Optional.of(new SmallDisk(directory));
    }
    Files.delete(directory);
    return Optional.empty();
  }

  long free() throws IOException {
    return Files.getFileStore(directory).getUsableSpace();
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
