package org.vospace.node;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Logger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vospace.TestDatabase;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.launcher.EmbeddedDatabase;
import org.vospace.model.NodeType;
import org.vospace.persistence.SchemaFixture;

/**
 * Clients move containers into each other at the same time. {@code -Dvospace.crossing.rounds=500}
 * makes it as long as the protocol's own proof.
 */
@ExtendWith(TestDatabase.class)
class CrossingMovesTest {
  private static final Logger LOG = Logger.getLogger(CrossingMovesTest.class.getName());
  private static final int CLIENTS = 8;
  private static final int CONTAINERS = 200;
  private static final int ROUNDS = Integer.getInteger("vospace.crossing.rounds", 60);

  /** The paths of all containers of the test, by their id, as a walk from the root finds them. */
  private static final String PATHS =
      """
      WITH RECURSIVE tree AS (
        SELECT id, CAST('/' || name AS text) AS path FROM node WHERE parent_id = 1 AND name = 'crossing'
        UNION ALL
        SELECT n.id, tree.path || '/' || n.name FROM tree JOIN node n ON n.parent_id = tree.id
      )
      SELECT id, path FROM tree WHERE path <> '/crossing' ORDER BY id
      """;

  private record Move(String from, String to) {}

  @Test
  @DisplayName(
      "ID-14 MV-05 a into b beside b into a: no cycle, nothing lost, each path the parent's")
  void crossing(EmbeddedDatabase database) throws Exception {
    SchemaFixture.migrate(database.dataSource());
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try (EntityManagerFactory entityManagers = TestDatabase.entityManagers(database)) {
      TestSpace space = new TestSpace(entityManagers);
      Random random = new Random(7);
      plant(space, random);
      Map<Long, String> before = space.inTransaction(CrossingMovesTest::paths);
      int moved = 0;
      for (int round = 0; round < ROUNDS; round++) {
        List<String> now = List.copyOf(space.inTransaction(CrossingMovesTest::paths).values());
        List<Callable<Boolean>> moves = new ArrayList<>();
        for (int pair = 0; pair < CLIENTS / 2; pair++) {
          String a = now.get(random.nextInt(now.size()));
          String b = now.get(random.nextInt(now.size()));
          String name = "/r" + round + "-" + pair;
          moves.add(() -> move(space, new Move(a, b + name + "c")));
          moves.add(() -> move(space, new Move(b, a + name + "d")));
        }
        for (Future<Boolean> move : clients.invokeAll(moves)) {
          moved += move.get() ? 1 : 0;
        }
      }
      Map<String, Long> audit = space.inTransaction(TreeAudit::of);
      Map<Long, String> after = space.inTransaction(CrossingMovesTest::paths);
      LOG.info(
          "crossing: %d rounds of %d clients, %d moves done, %d of %d containers there; %s"
              .formatted(ROUNDS, CLIENTS, moved, after.size(), before.size(), audit));
      assertThat(audit.values()).containsOnly(0L);
      assertThat(after.keySet()).isEqualTo(before.keySet());
      assertThat(moved).isGreaterThan(ROUNDS);
    } finally {
      clients.shutdownNow();
    }
  }

  private static void plant(TestSpace space, Random random) {
    space.create(TestSpace.ADMIN, "/crossing", NodeType.CONTAINER_NODE);
    List<String> paths = new ArrayList<>(List.of("/crossing"));
    while (paths.size() <= CONTAINERS) {
      String path = paths.get(random.nextInt(paths.size())) + "/n" + paths.size();
      space.create(TestSpace.ADMIN, path, NodeType.CONTAINER_NODE);
      paths.add(path);
    }
  }

  /** Whether it was done; it may have become impossible by what the others do. */
  private static boolean move(TestSpace space, Move move) {
    try {
      space.move(TestSpace.ADMIN, move.from(), move.to());
      return true;
    } catch (VospaceException e) {
      assertThat(e.fault())
          .as(e.getMessage())
          .isIn(Fault.NODE_NOT_FOUND, Fault.CONTAINER_NOT_FOUND, Fault.INVALID_URI);
      return false;
    }
  }

  private static Map<Long, String> paths(EntityManager entities) {
    Map<Long, String> paths = new TreeMap<>();
    for (Object row : entities.createNativeQuery(PATHS, Object[].class).getResultList()) {
      Object[] columns = (Object[]) row;
      paths.put(((Number) columns[0]).longValue(), (String) columns[1]);
    }
    return paths;
  }
}
