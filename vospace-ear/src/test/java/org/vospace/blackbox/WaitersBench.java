package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What two thousand waits and five hundred streams of events cost those who ask for something else.
 * Not part of the test run: {@code mvn verify -Dit.test=WaitersBench}.
 */
class WaitersBench extends SpaceTest {
  private static final int WAITS = 2_000;
  private static final int STREAMS = 500;
  private static final int ROUNDS = 5;
  private static final int REQUESTS = 1_500;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  @DisplayName("U-30 waiters hold no thread, slow nobody down, and are told at once")
  void crowd() {
    String node = data("beside");
    latency(node);
    List<Double> alone = new ArrayList<>();
    List<Double> beside = new ArrayList<>();
    List<Double> told = new ArrayList<>();
    long threadsBefore = 0;
    long threadsBeside = 0;
    for (int round = 0; round < ROUNDS; round++) {
      alone.add(latency(node));
      threadsBefore = threads();
      JobHandle job = JobHandle.create(alice, Documents.pullFrom(space, node));
      try (Crowd crowd = new Crowd(space)) {
        crowd.join(WAITS, alice, job.url() + "?WAIT=60");
        crowd.join(STREAMS, alice, job.url() + "/events");
        // Who is in a later place of the queue has been served when this one is.
        alice.get(job.url() + "?WAIT=1").is(200);
        beside.add(latency(node));
        threadsBeside = threads();
        job.post("/phase", "PHASE=ABORT").is(303);
        told.add(crowd.awaitWord("ABORTED", PATIENCE));
      }
    }
    double ratio = median(beside) / median(alone);
    System.out.printf(
        Locale.ROOT,
        "getNode %.2f ms alone, %.2f ms beside %d waits and %d streams, ratio %.2f;"
            + " threads %d, then %d; all told after %.0f ms%n",
        median(alone),
        median(beside),
        WAITS,
        STREAMS,
        ratio,
        threadsBefore,
        threadsBeside,
        median(told));
    assertThat(threadsBeside - threadsBefore).as("threads for the waiters").isLessThan(100);
  }

  @Test
  @DisplayName("U-30 a client that goes away frees its place")
  void gone() {
    String node = data("gone");
    JobHandle job = JobHandle.create(alice, Documents.pullFrom(space, node));
    long before = descriptors();
    try (Crowd crowd = new Crowd(space)) {
      crowd.join(WAITS, alice, job.url() + "?WAIT=60");
      crowd.join(STREAMS, alice, job.url() + "/events");
      await().atMost(PATIENCE).until(() -> descriptors() >= before + WAITS + STREAMS);
    }
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(descriptors()).isLessThan(before + STREAMS / 10));
    job.post("/phase", "PHASE=ABORT").is(303);
  }

  /** Milliseconds of one getNode, the median of many. */
  private double latency(String node) {
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < REQUESTS; i++) {
      long begin = System.nanoTime();
      alice.getNode(node).is(200);
      times.add((System.nanoTime() - begin) / 1e6);
    }
    return median(times);
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }

  private static long threads() {
    return count("task");
  }

  private static long descriptors() {
    return count("fd");
  }

  private static long count(String part) {
    Path directory = Path.of("/proc", Long.toString(ServerForTests.pid()), part);
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
