package org.vospace.node;

/** The statements of {@link ChildOrderDao}. */
final class ChildOrderSql {
  private static final String CHILDREN =
      """
      SELECT n.id, n.name, n.owner, n.group_read, n.group_write, n.public_read
      FROM node n LEFT JOIN object o ON o.id = n.object_id
      WHERE n.parent_id = :parent
      ORDER BY
      """;

  private static final String LIMIT = "\nLIMIT :limit";

  private ChildOrderSql() {}

  /** All children of a container in an order. */
  static String children(ChildOrder order) {
    return CHILDREN
        + switch (order.key()) {
          case NAME -> order.descending() ? "n.name DESC" : "n.name";
          case DATE -> "greatest(n.mtime, n.ctime)" + direction(order) + ", n.name";
          case LENGTH -> "coalesce(o.length, 0)" + direction(order) + ", n.name";
        }
        + LIMIT;
  }

  private static String direction(ChildOrder order) {
    return order.descending() ? " DESC" : "";
  }
}
