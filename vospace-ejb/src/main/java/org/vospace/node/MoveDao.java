package org.vospace.node;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.util.List;
import org.vospace.audit.AuditTrail;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.model.VosUri;
import org.vospace.persistence.ConcurrentChange;
import org.vospace.persistence.SqlStates;

/** The statements of a move. */
@ApplicationScoped
class MoveDao {
  private static final String LOCK_DESTINATION =
      "SELECT CAST(path AS text) FROM container WHERE id = :id FOR KEY SHARE";

  private static final String REPARENT =
      """
      UPDATE node SET parent_id = :to, name = :newName, ctime = now()
      WHERE id = :id AND parent_id = :parent AND name = :name
      """;

  private static final String BELOW =
      """
      subpath(path, 0, least(nlevel(path), 32))
          <@ subpath(CAST(:from AS ltree), 0, least(nlevel(CAST(:from AS ltree)), 32))
        AND path <@ CAST(:from AS ltree)
      """;

  private static final String DEEPEST = "SELECT max(nlevel(path)) FROM container WHERE " + BELOW;

  private static final String REWRITE =
      "UPDATE container SET path = CAST(:to AS ltree)"
          + " || subpath(path, nlevel(CAST(:from AS ltree)) - 1) WHERE "
          + BELOW;

  @PersistenceContext(unitName = "vospace")
  private EntityManager entities;

  /** Of its own outside a container, where nobody asks it. */
  @Inject private AuditTrail trail = new AuditTrail();

  /** For the container. */
  MoveDao() {}

  MoveDao(EntityManager entities) {
    this.entities = entities;
  }

  /**
   * @return the spine's path of the container, which cannot go before the transaction ends
   * @throws ConcurrentChange when it has gone
   */
  String lockDestination(long id) {
    List<?> paths =
        entities
            .createNativeQuery(LOCK_DESTINATION, String.class)
            .setParameter("id", id)
            .getResultList();
    if (paths.isEmpty()) {
      throw new ConcurrentChange();
    }
    return (String) paths.get(0);
  }

  /**
   * @throws VospaceException DuplicateNode
   * @throws ConcurrentChange when the node is no longer where it was
   */
  void reparent(long id, long parent, String name, long to, VosUri uri) {
    try {
      int rows =
          entities
              .createNativeQuery(REPARENT)
              .setParameter("to", to)
              .setParameter("newName", uri.path().name())
              .setParameter("id", id)
              .setParameter("parent", parent)
              .setParameter("name", name)
              .executeUpdate();
      if (rows != 1) {
        throw new ConcurrentChange();
      }
      trail.touched(id);
    } catch (PersistenceException e) {
      if (SqlStates.is(e, SqlStates.UNIQUE_VIOLATION)) {
        throw new VospaceException(Fault.DUPLICATE_NODE, uri.toString());
      }
      throw e;
    }
  }

  /** The number of labels of the longest path at and below a container. */
  int deepestBelow(String from) {
    return ((Number)
            entities.createNativeQuery(DEEPEST).setParameter("from", from).getSingleResult())
        .intValue();
  }

  /**
   * @param from path of the moved container as it was
   * @param to path of its new parent
   */
  void rewriteSpine(String from, String to) {
    entities
        .createNativeQuery(REWRITE)
        .setParameter("from", from)
        .setParameter("to", to)
        .executeUpdate();
  }
}
