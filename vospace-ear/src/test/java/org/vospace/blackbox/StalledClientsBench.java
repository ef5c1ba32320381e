package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What clients that have stopped in the middle cost the others. Not part of the test run: {@code
 * mvn verify -Dit.test=StalledClientsBench}.
 */
class StalledClientsBench extends SpaceTest {
  private static final int DOWNLOADS = Integer.getInteger("vospace.stalled.downloads", 1_000);
  private static final int UPLOADS = Integer.getInteger("vospace.stalled.uploads", 300);
  private static final int ROUNDS = 5;
  private static final int REQUESTS = 200;
  private static final double LEAST = 0.8;

  /** Something that is done again and again. */
  private interface Operation {
    void run(int number);
  }

  private static double perSecond(int times, Operation operation) {
    long begin = System.nanoTime();
    for (int i = 0; i < times; i++) {
      operation.run(i);
    }
    return times / ((System.nanoTime() - begin) / 1e9);
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }

  @Test
  @DisplayName("1 000 stalled downloads and 300 stalled uploads leave the others their speed")
  void stalled() throws IOException {
    byte[] small = new byte[10_000];
    String file = file("small", small);
    String large = file("large", new byte[32 << 20]);
    List<Operation> operations =
        List.of(
            i -> alice.getNode(file).is(200),
            i -> upload(alice, path("pushed" + i % 20), small),
            i -> download(alice, file));
    List<String> names = List.of("getNode", "push of 10 kB", "pull of 10 kB");
    operations.forEach(operation -> perSecond(REQUESTS, operation));
    List<List<Double>> alone = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    List<List<Double>> beside = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (int round = 0; round < ROUNDS; round++) {
      measure(operations, alone);
      List<AutoCloseable> held = new ArrayList<>();
      try {
        for (int i = 0; i < DOWNLOADS; i++) {
          held.add(SlowDownload.begin(space, Negotiation.pull(alice, large).endpoint()));
        }
        for (int i = 0; i < UPLOADS; i++) {
          String endpoint = Negotiation.push(alice, path("stalled" + i)).endpoint();
          held.add(SlowUpload.begin(space, endpoint, small));
        }
        awaitStalled();
        measure(operations, beside);
      } finally {
        close(held);
      }
    }
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < names.size(); i++) {
      double before = median(alone.get(i));
      double with = median(beside.get(i));
      lines.append(
          String.format(
              Locale.ROOT,
              "%s: %.0f /s alone, %.0f /s beside %d stalled downloads and %d stalled uploads,"
                  + " %.2f%n",
              names.get(i),
              before,
              with,
              DOWNLOADS,
              UPLOADS,
              with / before));
    }
    System.out.print(lines);
    Files.writeString(Path.of("target", "bench-stalled.txt"), lines);
    for (int i = 0; i < names.size(); i++) {
      assertThat(median(beside.get(i)) / median(alone.get(i)))
          .as(names.get(i))
          .isGreaterThan(LEAST);
    }
  }

  private void awaitStalled() {
    String last = "stalled" + (UPLOADS - 1);
    org.awaitility.Awaitility.await()
        .atMost(java.time.Duration.ofSeconds(30))
        .until(
            () ->
                ServerForTests.count("SELECT count(*) FROM write_lease WHERE until > now()")
                    >= UPLOADS);
    assertMissing(path(last));
  }

  private static void measure(List<Operation> operations, List<List<Double>> results) {
    for (int i = 0; i < operations.size(); i++) {
      results.get(i).add(perSecond(REQUESTS, operations.get(i)));
    }
  }

  private static void close(List<AutoCloseable> held) {
    for (AutoCloseable client : held) {
      try {
        client.close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
