package org.vospace.node;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Logger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vospace.TestDatabase;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.launcher.EmbeddedDatabase;
import org.vospace.model.NodeType;
import org.vospace.model.PropertyChange;
import org.vospace.persistence.SchemaFixture;

/**
 * Sessions that do everything at random in a small tree, then the full check. {@code
 * -Dvospace.stress.seconds=60} makes it as long as the protocol's own proof.
 */
@ExtendWith(TestDatabase.class)
class NodeStressTest {
  private static final Logger LOG = Logger.getLogger(NodeStressTest.class.getName());
  private static final int SESSIONS = 24;
  private static final int BREADTH = 6;
  private static final long SECONDS = Long.getLong("vospace.stress.seconds", 6);
  private static final Set<Fault> EXPECTED =
      EnumSet.of(
          Fault.NODE_NOT_FOUND, Fault.CONTAINER_NOT_FOUND, Fault.DUPLICATE_NODE, Fault.INVALID_URI);

  private final AtomicLong created = new AtomicLong();
  private final AtomicLong faults = new AtomicLong();
  private final AtomicLong done = new AtomicLong();

  @Test
  @DisplayName("ID-14 SN-09 many sessions leave a whole tree and meet the standard's faults alone")
  void everythingAtRandom(EmbeddedDatabase database) throws Exception {
    SchemaFixture.migrate(database.dataSource());
    try (EntityManagerFactory entityManagers = TestDatabase.entityManagers(database)) {
      TestSpace space = new TestSpace(entityManagers);
      long before = space.inTransaction(TreeAudit::present);
      long trashedBefore = space.inTransaction(TreeAudit::trashed);
      space.create(TestSpace.ADMIN, "/stress", NodeType.CONTAINER_NODE);
      run(space);
      Map<String, Long> audit = space.inTransaction(TreeAudit::of);
      long trashed = space.inTransaction(TreeAudit::trashed) - trashedBefore;
      long present = space.inTransaction(TreeAudit::present) - before - 1;
      LOG.info(
          () ->
              "stress: %d operations, %d faults of the standard; %d created = %d present + %d in containers deleted + %d deleted; %s"
                  .formatted(
                      done.get(),
                      faults.get(),
                      created.get(),
                      present,
                      trashed,
                      leaves.get(),
                      audit));
      assertThat(audit.values()).containsOnly(0L);
      assertThat(created.get()).isEqualTo(present + trashed + leaves.get());
    }
  }

  private final AtomicLong leaves = new AtomicLong();

  private void run(TestSpace space) throws Exception {
    long deadline = System.nanoTime() + SECONDS * 1_000_000_000L;
    ExecutorService threads = Executors.newFixedThreadPool(SESSIONS);
    try {
      List<Callable<Void>> sessions = new ArrayList<>();
      for (int i = 0; i < SESSIONS; i++) {
        sessions.add(
            () -> {
              while (System.nanoTime() < deadline) {
                step(space);
              }
              return null;
            });
      }
      for (Future<Void> session : threads.invokeAll(sessions)) {
        session.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private void step(TestSpace space) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    String path = path(random);
    try {
      switch (random.nextInt(11)) {
        case 0, 1, 2 -> {
          space.create(TestSpace.ADMIN, path, NodeType.CONTAINER_NODE);
          created.incrementAndGet();
        }
        case 3, 4 -> {
          space.create(TestSpace.ADMIN, path + "-file", NodeType.DATA_NODE);
          created.incrementAndGet();
        }
        case 5 -> space.set(TestSpace.ADMIN, path, new PropertyChange("urn:n", path));
        case 6, 7 -> space.move(TestSpace.ADMIN, path, path(random) + "-moved");
        case 8 -> created.addAndGet(space.copy(TestSpace.ADMIN, path, path(random) + "-moved"));
        case 9 -> space.delete(TestSpace.ADMIN, path);
        default -> {
          space.delete(TestSpace.ADMIN, path + "-file");
          leaves.incrementAndGet();
        }
      }
    } catch (VospaceException e) {
      assertThat(EXPECTED).as(e.getMessage()).contains(e.fault());
      faults.incrementAndGet();
    }
    done.incrementAndGet();
  }

  private static String path(ThreadLocalRandom random) {
    StringBuilder path = new StringBuilder("/stress");
    for (int depth = 1 + random.nextInt(3); depth > 0; depth--) {
      path.append("/n").append(random.nextInt(BREADTH));
      if (random.nextInt(6) == 0) {
        path.append("-moved");
      }
    }
    return path.toString();
  }
}
