package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * 5 000 files in 200 containers as archives: up, down, and unpacked by GNU tar and unzip. Not part
 * of the test run: {@code mvn verify -Dit.test=ArchiveBench}.
 */
class ArchiveBench extends SpaceTest {
  private static final int CONTAINERS = 200;
  private static final int FILES = 25;

  @TempDir private Path directory;

  private static byte[] content(int number) {
    byte[] bytes = new byte[1_000 + number % 7_000];
    new Random(number).nextBytes(bytes);
    return bytes;
  }

  private static void write(Archives.Maker maker) throws IOException {
    for (int i = 0; i < CONTAINERS; i++) {
      maker.directory("c" + i);
      for (int j = 0; j < FILES; j++) {
        maker.file("c" + i + "/f" + j + ".fits", content(i * FILES + j));
      }
    }
  }

  @Test
  @DisplayName("V-07 V-08 5 000 files in 200 containers, up and down as tar and zip")
  void manyFiles() throws Exception {
    for (String view : new String[] {Core.TAR_VIEW, Core.ZIP_VIEW}) {
      String format = view.substring(view.length() - 3);
      byte[] archive = Archives.make(view, ArchiveBench::write);
      String box = container("box-" + format);
      Negotiation push =
          Negotiation.of(
              alice,
              Documents.transfer(
                  uri(box),
                  "pushToVoSpace",
                  Documents.view(view),
                  Documents.protocol(space.put())));
      String endpoint = push.endpoint();
      long begin = System.nanoTime();
      put(endpoint, archive).isOneOf(200, 202);
      new JobHandle(alice, push.jobUrl()).completed();
      print(format, "unpacked", archive.length, begin);
      Negotiation pull =
          Negotiation.of(
              alice,
              Documents.transfer(
                  uri(box),
                  "pullFromVoSpace",
                  Documents.view(view),
                  Documents.protocol(space.get())));
      endpoint = pull.endpoint();
      begin = System.nanoTime();
      byte[] packed = anonymous.get(endpoint).is(200).body();
      print(format, "packed", packed.length, begin);
      Path file = Files.write(directory.resolve("box." + format), packed);
      Path out = Files.createDirectory(directory.resolve(format));
      boolean tar = view.equals(Core.TAR_VIEW);
      if (!run(
          tar
              ? new ProcessBuilder("tar", "-xf", file.toString(), "-C", out.toString())
              : new ProcessBuilder("unzip", "-q", file.toString(), "-d", out.toString()))) {
        continue;
      }
      assertThat(tree(out.resolve("box-" + format))).isEqualTo(expected());
      System.out.printf("%s: unpacked by %s, equal%n", format, tar ? "GNU tar" : "unzip");
    }
  }

  private static void print(String format, String what, int length, long begin) {
    System.out.printf(
        "%s: %d files in %d containers, %.1f MB, %s in %.1f s%n",
        format,
        CONTAINERS * FILES,
        CONTAINERS,
        length / 1e6,
        what,
        (System.nanoTime() - begin) / 1e9);
  }

  /** Whether the program is there; it must succeed then. */
  private static boolean run(ProcessBuilder program) throws Exception {
    Process process;
    try {
      process = program.inheritIO().start();
    } catch (IOException e) {
      System.out.println(program.command().get(0) + " is missing: its part was skipped");
      return false;
    }
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isZero();
    return true;
  }

  private static Map<String, Integer> expected() {
    Map<String, Integer> tree = new TreeMap<>();
    for (int i = 0; i < CONTAINERS * FILES; i++) {
      tree.put("c" + i / FILES + "/f" + i % FILES + ".fits", Arrays.hashCode(content(i)));
    }
    return tree;
  }

  private static Map<String, Integer> tree(Path root) throws IOException {
    Map<String, Integer> tree = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        tree.put(root.relativize(path).toString(), Arrays.hashCode(Files.readAllBytes(path)));
      }
    }
    return tree;
  }
}
