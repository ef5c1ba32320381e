package org.vospace.storage.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** System calls that fail, by fiu-run (Debian fiu-utils); {@code mvn -Pparts verify}. */
class PosixParts {
  private static final List<String> CALLS =
      List.of(
          "posix/io/oc/open",
          "posix/io/rw/read",
          "posix/io/rw/write",
          "posix/io/rw/pread",
          "posix/io/rw/pwrite",
          "posix/io/rw/ftruncate",
          "posix/io/sync/fsync",
          "posix/io/sync/fdatasync",
          "posix/io/dir/rename",
          "posix/io/dir/unlink");

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({"116, UNAVAILABLE", "5, UNAVAILABLE", "122, FULL", "28, FULL", "30, BROKEN"})
  @DisplayName("ESTALE, EIO, EDQUOT, ENOSPC and EROFS anywhere lose and mix no bytes")
  void failingCalls(int errno, String kind) throws Exception {
    boolean there = Files.isExecutable(Path.of("/usr/bin/fiu-run"));
    if (!there) {
      System.out.println("skipped: PosixParts, there is no fiu-run (Debian fiu-utils)");
    }
    assumeTrue(there, "no fiu-run");
    Path signals = Files.createDirectory(directory.resolve("signals"));
    String pipes = directory.resolve("fiu").toString();
    Process process =
        new ProcessBuilder(
                "fiu-run",
                "-x",
                "-f",
                pipes,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                FaultyWork.class.getName(),
                directory.resolve("root").toString(),
                signals.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out = process.inputReader()) {
      String ready = out.readLine();
      assertThat(ready).startsWith("ready ");
      String pid = ready.substring("ready ".length());
      for (String call : CALLS) {
        control(pipes, "enable_random name=" + call + ",probability=0.02,failinfo=" + errno, pid);
      }
      Files.createFile(signals.resolve("go"));
      while (!Files.exists(signals.resolve("done")) && process.isAlive()) {
        LockSupport.parkNanos(1_000_000);
      }
      for (String call : CALLS) {
        control(pipes, "disable name=" + call, pid);
      }
      Files.createFile(signals.resolve("off"));
      String report = out.readLine();
      System.out.println("errno " + errno + ": " + report);
      assertThat(report)
          .contains(kind + "=")
          .contains(" lost=0 ", " mixed=0 ", " wrongReads=0 ")
          .endsWith(" orphansAfterSweep=0");
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
  }

  private static void control(String pipes, String command, String pid)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of("fiu-ctrl", "-f", pipes, "-c", command, pid));
    assertThat(new ProcessBuilder(line).inheritIO().start().waitFor()).isZero();
  }
}
