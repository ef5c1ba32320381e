package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The disk fills up under uploads. Part of {@code mvn -Pfaults verify}; needs root for a tmpfs. */
class DiskFaults {
  private static final int ROUNDS = Integer.getInteger("vospace.faults.rounds", 20);
  private static final int MEBIBYTES = 48;
  private static final int CLIENTS = 8;
  private static final int FILES = 3;
  private static final int SIZE = 4 << 20;
  private static final int FULL = 413;

  @Test
  @DisplayName("PT-08 a full disk refuses uploads by name and loses nothing")
  void full() throws IOException {
    Optional<SmallDisk> mounted = SmallDisk.mount(MEBIBYTES);
    if (mounted.isEmpty()) {
      System.out.println("DiskFaults was skipped: no tmpfs can be mounted here");
    }
    assumeTrue(mounted.isPresent(), "no tmpfs can be mounted here");
    Ledger ledger = new Ledger();
    Map<Integer, Integer> statuses = new TreeMap<>();
    try (SmallDisk disk = mounted.get();
        FaultySpace space = new FaultySpace(disk.directory().resolve("objects"))) {
      LedgerClient client = new LedgerClient(space.alice(), ledger);
      for (int round = 1; round <= ROUNDS; round++) {
        List<List<Integer>> answers =
            Together.run(CLIENTS, number -> fill(client, "/home/alice/disk" + number + "-"));
        answers.forEach(list -> list.forEach(status -> statuses.merge(status, 1, Integer::sum)));
        assertThat(answers.stream().flatMap(List::stream)).as("round %d", round).contains(FULL);
        for (String path : ledger.paths()) {
          assertThat(ledger.compare(path, space.bytes(path)))
              .as("%s in round %d", path, round)
              .isEqualTo(Ledger.Verdict.RIGHT);
        }
        for (int number = round % 2; number < CLIENTS; number += 2) {
          for (int i = 0; i < FILES; i++) {
            String path = "/home/alice/disk" + number + "-" + i;
            space.alice().deleteNode(path).isOneOf(204, 404);
            ledger.deleted(path);
          }
        }
        await()
            .atMost(Duration.ofMinutes(1))
            .until(
                () -> {
                  space.endGrace();
                  return disk.free() > (long) MEBIBYTES << 19;
                });
      }
      space.audit(ROUNDS + " times a full disk, answers " + statuses, ledger);
    }
    assertThat(statuses.keySet()).as("answers to uploads").isSubsetOf(0, 200, FULL);
  }

  private static List<Integer> fill(LedgerClient client, String prefix) {
    return IntStream.range(0, FILES).map(i -> client.write(prefix + i, SIZE)).boxed().toList();
  }
}
