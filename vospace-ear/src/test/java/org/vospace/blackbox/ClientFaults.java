package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Clients that go away in the middle, and jobs that are aborted in the middle. Part of {@code mvn
 * -Pfaults verify}.
 */
class ClientFaults {
  private static final int ROUNDS = Integer.getInteger("vospace.faults.rounds", 20);
  private static final int CLIENTS = 8;
  private static final int SIZE = 1 << 20;

  private final Ledger ledger = new Ledger();

  @Test
  @DisplayName("PT-08 clients that drop at any byte leave the old bytes")
  void dropped() {
    try (FaultySpace space = new FaultySpace(null)) {
      LedgerClient client = new LedgerClient(space.alice(), ledger);
      for (int round = 0; round < ROUNDS; round++) {
        int seed = round;
        Together.run(
            CLIENTS,
            number -> {
              RandomGenerator random = new SplittableRandom(seed * 100L + number);
              String path = "/home/alice/drop" + number + "-" + random.nextInt(3);
              int last = random.nextInt(SIZE);
              client.write(path, SIZE, sent -> Math.min(LedgerClient.BLOCK, last - sent));
              space.awaitIdle();
              return client.write(path, 8 + random.nextInt(SIZE));
            });
      }
      space.audit(ROUNDS * CLIENTS + " drops at a random byte", ledger);
    }
  }

  @Test
  @DisplayName("TR-12 an abort at any time: either the upload is acknowledged, or it was aborted")
  void aborted() {
    try (FaultySpace space = new FaultySpace(null)) {
      LedgerClient client = new LedgerClient(space.alice(), ledger);
      List<String> outcomes = new ArrayList<>();
      for (int round = 0; round < ROUNDS; round++) {
        int seed = round;
        outcomes.addAll(
            Together.run(
                CLIENTS,
                number -> {
                  RandomGenerator random = new SplittableRandom(seed * 100L + number);
                  return abort(client, "/home/alice/abort" + number, random);
                }));
      }
      space.audit(
          "aborts at a random time "
              + outcomes.stream().collect(Collectors.groupingBy(o -> o, Collectors.counting())),
          ledger);
      assertThat(outcomes).isSubsetOf("aborted", "acknowledged");
    }
  }

  /** Uploads, aborts the job meanwhile, and tells who has won. */
  private String abort(LedgerClient client, String path, RandomGenerator random) {
    Negotiation push = Negotiation.push(client.alice(), path);
    String endpoint = push.endpoint();
    Ledger.Version version = ledger.begin(path, SIZE);
    int pause = random.nextInt(8_000);
    FutureTask<Integer> upload =
        new FutureTask<>(
            () ->
                client.write(
                    path,
                    endpoint,
                    version,
                    sent -> {
                      LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(pause));
                      return LedgerClient.BLOCK;
                    }));
    new Thread(upload).start();
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(250)));
    int answer =
        client
            .alice()
            .request("POST", push.jobUrl() + "/phase")
            .form("PHASE=ABORT")
            .send()
            .isOneOf(303, 403)
            .status();
    int status = result(upload);
    String phase = push.phase();
    if (answer == 303 && status / 100 != 2 && phase.equals("ABORTED")) {
      ledger.refused(path, version);
      return "aborted";
    }
    boolean acknowledged = answer == 403 && status / 100 == 2 && phase.equals("COMPLETED");
    return acknowledged
        ? "acknowledged"
        : "abort %d, upload %d, phase %s".formatted(answer, status, phase);
  }

  private static int result(FutureTask<Integer> upload) {
    try {
      return upload.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new AssertionError("the upload failed", e);
    }
  }
}
