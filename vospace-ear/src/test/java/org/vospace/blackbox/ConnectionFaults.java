package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The connection to the database breaks when an upload is committed, and the database restarts
 * under uploads. Part of {@code mvn -Pfaults verify}.
 */
class ConnectionFaults {
  private static final int CUTS = Integer.getInteger("vospace.faults.rounds", 20);
  private static final int CLIENTS = 8;
  private static final int EVERY = 7;
  private static final int INTERNAL_FAULT = 500;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Ledger ledger = new Ledger();
  private final AtomicInteger written = new AtomicInteger();
  private final AtomicLong outOfOrder = new AtomicLong();

  /** Breaks every seventh commit, before the database has it and after, in turn. */
  private static final class Shears implements DatabaseProxy.Watcher {
    private final AtomicInteger commits = new AtomicInteger();
    private final AtomicInteger before = new AtomicInteger();
    private final AtomicInteger after = new AtomicInteger();

    @Override
    public boolean breaksBefore() {
      boolean breaks = commits.incrementAndGet() % (2 * EVERY) == 0;
      before.addAndGet(breaks ? 1 : 0);
      return breaks;
    }

    @Override
    public boolean breaksAfter() {
      boolean breaks = commits.get() % (2 * EVERY) == EVERY;
      after.addAndGet(breaks ? 1 : 0);
      return breaks;
    }
  }

  private void begin(Crew crew, FaultySpace space) {
    LedgerClient client = new LedgerClient(space.alice(), ledger);
    for (int i = 0; i < CLIENTS; i++) {
      String prefix = "/home/alice/client" + i + "-";
      crew.start(
          i,
          random -> {
            int status = client.write(prefix + random.nextInt(4), 8 + random.nextInt(1 << 18));
            written.addAndGet(status / 100 == 2 ? 1 : 0);
            outOfOrder.addAndGet(status == INTERNAL_FAULT ? 1 : 0);
          });
    }
  }

  @Test
  @DisplayName("PT-08 the connection to the database is lost at the commit, before or after it")
  void cut() {
    try (FaultySpace space = new FaultySpace(null)) {
      Shears shears = new Shears();
      space.proxy().watch(shears);
      try (Crew crew = new Crew()) {
        begin(crew, space);
        await()
            .atMost(PATIENCE)
            .until(() -> shears.before.get() >= CUTS && shears.after.get() >= CUTS);
      }
      space.proxy().watch(DatabaseProxy.Watcher.PASSIVE);
      space.audit(shears.before + " cuts before the commit, " + shears.after + " after it", ledger);
      assertThat(outOfOrder).as("answers that blame the service").hasValue(0);
    }
  }

  @Test
  @DisplayName("PT-08 the database restarts while bytes are written")
  void restarted() {
    try (FaultySpace space = new FaultySpace(null)) {
      try (Crew crew = new Crew()) {
        begin(crew, space);
        for (int i = 0; i < CUTS; i++) {
          int before = written.get();
          await().atMost(PATIENCE).until(() -> written.get() > before + CLIENTS);
          space.restartDatabase();
        }
      }
      space.audit(CUTS + " restarts of the database", ledger);
      assertThat(outOfOrder).as("answers that blame the service").hasValue(0);
    }
  }
}
