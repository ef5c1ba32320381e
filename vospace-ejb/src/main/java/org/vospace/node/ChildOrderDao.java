package org.vospace.node;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.vospace.model.Permissions;

/** The children of a container in another order than the index has them. */
@ApplicationScoped
class ChildOrderDao {
  @PersistenceContext(unitName = "vospace")
  private EntityManager entities;

  /** For the container. */
  ChildOrderDao() {}

  ChildOrderDao(EntityManager entities) {
    this.entities = entities;
  }

  /** What is needed of a child to put it in its place. */
  record Child(long id, String name, Permissions permissions) {}

  List<Child> children(long parent, ChildOrder order, int limit) {
    List<?> rows =
        entities
            .createNativeQuery(ChildOrderSql.children(order), Object[].class)
            .setParameter("parent", parent)
            .setParameter("limit", limit)
            .getResultList();
    return rows.stream().map(row -> child((Object[]) row)).toList();
  }

  private static Child child(Object[] columns) {
    return new Child(
        ((Number) columns[0]).longValue(),
        (String) columns[1],
        NodeColumns.permissions(
            (String) columns[2],
            (String) columns[3],
            (String) columns[4],
            Boolean.TRUE.equals(columns[5])));
  }
}
