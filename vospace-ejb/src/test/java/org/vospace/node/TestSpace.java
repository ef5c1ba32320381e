package org.vospace.node;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.vospace.access.AccessPolicy;
import org.vospace.access.Caller;
import org.vospace.config.BackendState;
import org.vospace.config.StorageConfig;
import org.vospace.config.VospaceConfig;
import org.vospace.model.Node;
import org.vospace.model.NodePath;
import org.vospace.model.NodeRequest;
import org.vospace.model.NodeType;
import org.vospace.model.PropertyChange;
import org.vospace.model.VosUri;
import org.vospace.persistence.Retry;

/**
 * The node room over a real database, wired by hand: each operation is a transaction of its own,
 * and is run again when it lost a race, as in the server.
 */
final class TestSpace {
  static final VospaceConfig CONFIG =
      new VospaceConfig(
          "example.org~vospace",
          Optional.empty(),
          "vospace-admin",
          "admin",
          VospaceConfig.BasicAuth.ALWAYS,
          Duration.ZERO,
          Duration.ofSeconds(1),
          512,
          1 << 20,
          Duration.ofHours(1),
          Duration.ofSeconds(15),
          4,
          4,
          Duration.ofDays(7),
          Duration.ofDays(7),
          Duration.ofDays(30),
          Duration.ofMinutes(1),
          List.of(),
          Duration.ofMinutes(1),
          1L << 40);
  static final StorageConfig STORAGE =
      new StorageConfig(
          Map.of("posix", new StorageConfig.Instance("posix", BackendState.ACTIVE)),
          "posix",
          List.of(),
          Set.of(),
          0);
  static final Caller ADMIN = new Caller("admin", Set.of("vospace-admin"), true);

  private final EntityManagerFactory entityManagers;
  private final AccessPolicy policy = new AccessPolicy();
  private final Retry retry = new Retry();

  TestSpace(EntityManagerFactory entityManagers) {
    this.entityManagers = entityManagers;
  }

  static VosUri uri(String path) {
    return new VosUri(CONFIG.authority(), NodePath.parse(path));
  }

  Node create(Caller caller, String path, NodeType type, PropertyChange... properties) {
    NodeRequest request =
        new NodeRequest(
            uri(path).toString(),
            type,
            List.of(properties),
            type == NodeType.LINK_NODE ? "vos://example.org~vospace/elsewhere" : null);
    return run(nodes -> nodes.createNode(caller, NodePath.parse(path), request));
  }

  Node set(Caller caller, String path, PropertyChange... properties) {
    NodeRequest request =
        new NodeRequest(uri(path).toString(), NodeType.NODE, List.of(properties), null);
    return run(nodes -> nodes.setNode(caller, NodePath.parse(path), request).node());
  }

  VosUri move(Caller caller, String from, String to) {
    return run(nodes -> nodes.moveNode(caller, uri(from), uri(to)));
  }

  void delete(Caller caller, String path) {
    run(
        nodes -> {
          nodes.deleteNode(caller, NodePath.parse(path));
          return null;
        });
  }

  <T> T run(Function<NodeService, T> operation) {
    return retry.run(() -> inTransaction(entities -> operation.apply(service(entities))));
  }

  <T> T inTransaction(Function<EntityManager, T> work) {
    EntityManager entities = entityManagers.createEntityManager();
    try {
      entities.getTransaction().begin();
      T result = work.apply(entities);
      entities.getTransaction().commit();
      return result;
    } finally {
      if (entities.getTransaction().isActive()) {
        entities.getTransaction().rollback();
      }
      entities.close();
    }
  }

  /** As in the server: a deletion is a transaction of its own, a move joins that of its job. */
  private NodeService service(EntityManager entities) {
    NodeDao nodes = new NodeDao(entities);
    Departure departure = new Departure(policy, nodes);
    return new NodeService(
        CONFIG,
        policy,
        nodes,
        new PropertyDao(entities),
        new NodeViews(),
        new NodeDeletion(CONFIG, departure, nodes) {
          @Override
          public void container(Caller caller, VosUri uri) {
            restart(entities);
            super.container(caller, uri);
          }
        },
        new NodeMove(departure, arrival(nodes), nodes, new MoveDao(entities)),
        new StoragePlacement(policy, STORAGE));
  }

  private Arrival arrival(NodeDao nodes) {
    return new Arrival(CONFIG, policy, nodes);
  }

  /** Copies in the transactions of a job; returns the number of nodes. */
  long copy(Caller caller, String from, String to) {
    String job = UUID.randomUUID().toString();
    long total = runCopy(copies -> copies.plan(job, caller, uri(from), uri(to)));
    for (long done = 0; done < total; ) {
      long made = done;
      done = runCopy(copies -> copies.make(job, caller, made, total));
    }
    runCopy(copies -> copies.attach(job, caller, uri(from), uri(to)));
    return total;
  }

  private <T> T runCopy(Function<NodeCopy, T> step) {
    return retry.run(
        () ->
            inTransaction(
                entities -> {
                  NodeDao nodes = new NodeDao(entities);
                  return step.apply(
                      new NodeCopy(
                          CONFIG,
                          policy,
                          arrival(nodes),
                          nodes,
                          new MoveDao(entities),
                          new CopyDao(entities)));
                }));
  }

  /** The server opens the transaction here; by hand, the one that looked is ended first. */
  private static void restart(EntityManager entities) {
    entities.getTransaction().commit();
    entities.clear();
    entities.getTransaction().begin();
  }
}
