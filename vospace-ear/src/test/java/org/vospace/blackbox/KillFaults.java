package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * {@code kill -9} of the server in the middle of uploads, of overwrites that others read, and of
 * the swap of old bytes for new ones, all of them at each kill. Part of {@code mvn -Pfaults
 * verify}.
 */
class KillFaults {
  private static final int KILLS = Integer.getInteger("vospace.faults.rounds", 20);
  private static final int SLOW = 4;
  private static final int SMALL = 8;
  private static final int OVERWRITTEN = 4;
  private static final int READERS = 8;
  private static final int MOST_COMMITS = 120;

  private final Ledger ledger = new Ledger();
  private final AtomicLong reads = new AtomicLong();

  @Test
  @DisplayName("PT-08 kill -9 during uploads, at the swap, and while overwritten nodes are read")
  void killed() throws InterruptedException {
    RandomGenerator random = RandomGenerator.getDefault();
    try (FaultySpace space = new FaultySpace(null)) {
      for (int kill = 1; kill <= KILLS; kill++) {
        Assassin assassin = new Assassin(space, 1 + random.nextInt(MOST_COMMITS), kill % 2 == 0);
        space.proxy().watch(assassin);
        try (Crew crew = new Crew()) {
          begin(crew, new LedgerClient(space.alice(), ledger), kill);
          assertThat(assassin.done.await(1, TimeUnit.MINUTES)).as("the kill").isTrue();
        }
        space.proxy().watch(DatabaseProxy.Watcher.PASSIVE);
        space.startServer();
        space.awaitIdle();
        for (String path : ledger.paths()) {
          assertThat(ledger.compare(path, space.bytes(path)))
              .as("%s after kill %d", path, kill)
              .isEqualTo(Ledger.Verdict.RIGHT);
        }
      }
      space.audit(KILLS + " kills at the swap, " + reads + " whole reads beside", ledger);
    }
  }

  private void begin(Crew crew, LedgerClient client, int kill) {
    for (int i = 0; i < SLOW; i++) {
      String path = "/home/alice/slow" + i + "-" + kill / 4;
      crew.start(kill * 100L + i, random -> client.write(path, 2 << 20, sent -> slowly(random)));
    }
    for (int i = 0; i < SMALL; i++) {
      String prefix = "/home/alice/small" + i + "-";
      crew.start(
          kill * 200L + i,
          random -> client.write(prefix + random.nextInt(4), 8 + random.nextInt(8192)));
    }
    for (int i = 0; i < OVERWRITTEN; i++) {
      String path = "/home/alice/read" + i;
      crew.start(
          kill * 300L + i, random -> client.write(path, (256 << 10) + random.nextInt(1 << 19)));
    }
    for (int i = 0; i < READERS; i++) {
      String path = "/home/alice/read" + i % OVERWRITTEN;
      crew.start(kill * 400L + i, random -> read(client, path));
    }
  }

  private static int slowly(RandomGenerator random) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(1, 80)));
    return LedgerClient.BLOCK;
  }

  private void read(LedgerClient client, String path) {
    Optional<byte[]> found = client.read(path);
    if (found.isPresent()) {
      reads.incrementAndGet();
      assertThat(ledger.isWhole(path, found.get()))
          .as("bytes of %s are of one write", path)
          .isTrue();
    }
  }

  /** Kills the server at one commit of an upload: before the database has it, or after. */
  private static final class Assassin implements DatabaseProxy.Watcher {
    private final FaultySpace space;
    private final AtomicInteger commits;
    private final boolean afterwards;
    private final CountDownLatch done = new CountDownLatch(1);

    Assassin(FaultySpace space, int commits, boolean afterwards) {
      this.space = space;
      this.commits = new AtomicInteger(commits);
      this.afterwards = afterwards;
    }

    @Override
    public boolean breaksBefore() {
      return !afterwards && strikes();
    }

    @Override
    public boolean breaksAfter() {
      return afterwards && strikes();
    }

    private boolean strikes() {
      if (commits.decrementAndGet() != 0) {
        return commits.get() < 0;
      }
      space.kill();
      done.countDown();
      return true;
    }
  }
}
