package org.vospace.node;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.List;
import org.hibernate.query.NativeQuery;
import org.vospace.audit.AuditTrail;
import org.vospace.persistence.ConcurrentChange;

/** The columns of a node that say which bytes it has. */
@ApplicationScoped
class ContentDao {
  /** The old bytes are released in the statement that replaces them. */
  private static final String REPLACE =
      """
      WITH old AS (
        SELECT id, object_id FROM node WHERE id = :id FOR NO KEY UPDATE
      ), released AS (
        UPDATE object SET sweep_after = now() + CAST(:grace AS interval)
        FROM old WHERE object.id = old.object_id
      )
      UPDATE node SET object_id = :object, content_type = :contentType, mtime = now(), ctime = now()
      FROM old WHERE node.id = old.id
      """;

  @PersistenceContext(unitName = "vospace")
  private EntityManager entities;

  /** Of its own outside a container, where nobody asks it. */
  @Inject private AuditTrail trail = new AuditTrail();

  /** For the container. */
  ContentDao() {}

  ContentDao(EntityManager entities) {
    this.entities = entities;
  }

  /** The id of a child; {@code null} when there is none of that name. */
  Long childId(long parent, String name) {
    List<?> ids =
        entities
            .createNativeQuery(
                "SELECT id FROM node WHERE parent_id = :parent AND name = :name", Long.class)
            .setParameter("parent", parent)
            .setParameter("name", name)
            .getResultList();
    return ids.isEmpty() ? null : (Long) ids.get(0);
  }

  /**
   * @throws ConcurrentChange when the node has gone
   */
  void replace(long node, long object, String contentType, Duration grace) {
    NativeQuery<?> query = entities.createNativeQuery(REPLACE).unwrap(NativeQuery.class);
    int rows =
        query
            .setParameter("id", node)
            .setParameter("object", object)
            .setParameter("contentType", contentType, String.class)
            .setParameter("grace", grace.toString())
            .executeUpdate();
    if (rows != 1) {
      throw new ConcurrentChange();
    }
    trail.touched(node);
  }
}
