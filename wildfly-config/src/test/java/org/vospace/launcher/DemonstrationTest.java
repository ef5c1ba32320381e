package org.vospace.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in the way of the demonstration is told in a sentence. */
class DemonstrationTest {
  @TempDir private Path directory;

  private void start(Path where, int port) {
    Demonstration.start(where, directory, directory.resolve("vospace.ear"), port, "512m").close();
  }

  @Test
  @DisplayName("a port that is taken")
  void port() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> start(directory, other.getLocalPort()))
          .isInstanceOf(LaunchException.class)
          .hasMessage(
              "Port %d is taken by another process; choose one with -Dvospace.port=.",
              other.getLocalPort());
    }
  }

  @Test
  @DisplayName("a directory that somebody else uses")
  void lockedDirectory() throws IOException {
    try (FileChannel other =
        FileChannel.open(
            directory.resolve("launcher.lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE)) {
      other.lock();
      assertThatThrownBy(() -> start(directory, 0))
          .isInstanceOf(LaunchException.class)
          .hasMessageContaining("is taken: another launcher is running there");
    }
  }

  @Test
  @DisplayName("a directory that cannot be written")
  void notADirectory() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    assertThatThrownBy(() -> start(file.resolve("space"), 0))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("cannot be written; choose one with -Dvospace.dir=");
    assertThat(Files.size(file)).isZero();
  }
}
