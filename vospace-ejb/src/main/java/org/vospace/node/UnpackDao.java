package org.vospace.node;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.util.List;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.model.VosUri;
import org.vospace.persistence.SqlStates;

/** The statements that attach the children of a container that nobody sees. */
@ApplicationScoped
class UnpackDao {
  private static final String TAKEN =
      """
      SELECT m.name FROM node m JOIN node n ON n.parent_id = :to AND n.name = m.name
      WHERE m.parent_id = :top ORDER BY m.name LIMIT 1
      """;

  private static final String REPARENT_CHILDREN =
      "UPDATE node SET parent_id = :to, ctime = now() WHERE parent_id = :top";

  private static final String REWRITE_SPINE =
      """
      UPDATE container
      SET path = CAST(:toPath AS ltree) || subpath(path, nlevel(CAST(:from AS ltree)))
      WHERE subpath(path, 0, least(nlevel(path), 32))
          <@ subpath(CAST(:from AS ltree), 0, least(nlevel(CAST(:from AS ltree)), 32))
        AND path <@ CAST(:from AS ltree) AND id <> :top
      """;

  private static final String REMOVE_FROM_SPINE = "DELETE FROM container WHERE id = :top";

  private static final String REMOVE_NODE = "DELETE FROM node WHERE id = :top";

  @PersistenceContext(unitName = "vospace")
  private EntityManager entities;

  boolean isContainer(long id) {
    return !entities
        .createNativeQuery("SELECT id FROM container WHERE id = :id", Long.class)
        .setParameter("id", id)
        .getResultList()
        .isEmpty();
  }

  String name(long id) {
    return (String)
        entities
            .createNativeQuery("SELECT name FROM node WHERE id = :id", String.class)
            .setParameter("id", id)
            .getSingleResult();
  }

  /**
   * Moves the children of a container into another one and removes it; the space must be locked.
   *
   * @param from path of the container in the spine
   * @param toPath path of the other one
   * @throws VospaceException DuplicateNode
   */
  void adopt(long top, long to, String from, String toPath, VosUri uri) {
    List<?> taken =
        entities
            .createNativeQuery(TAKEN, String.class)
            .setParameter("to", to)
            .setParameter("top", top)
            .getResultList();
    if (!taken.isEmpty()) {
      throw new VospaceException(Fault.DUPLICATE_NODE, uri.child((String) taken.get(0)).toString());
    }
    try {
      entities
          .createNativeQuery(REPARENT_CHILDREN)
          .setParameter("to", to)
          .setParameter("top", top)
          .executeUpdate();
    } catch (PersistenceException e) {
      if (SqlStates.is(e, SqlStates.UNIQUE_VIOLATION)) {
        throw new VospaceException(Fault.DUPLICATE_NODE, "in " + uri);
      }
      throw e;
    }
    entities
        .createNativeQuery(REWRITE_SPINE)
        .setParameter("from", from)
        .setParameter("toPath", toPath)
        .setParameter("top", top)
        .executeUpdate();
    for (String statement : List.of(REMOVE_FROM_SPINE, REMOVE_NODE)) {
      entities.createNativeQuery(statement).setParameter("top", top).executeUpdate();
    }
  }
}
