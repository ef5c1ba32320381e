package org.vospace.node;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.vospace.model.NodeType;
import org.vospace.model.Permissions;

/** A row of the node table with what is known of its bytes. */
record NodeRow(
    Long id,
    Long parentId,
    String name,
    String typeName,
    String owner,
    String groupRead,
    String groupWrite,
    Boolean publicRead,
    Boolean immutable,
    String contentType,
    String linkTarget,
    Long objectId,
    Instant btime,
    Instant mtime,
    Instant ctime,
    Long length,
    String md5,
    Boolean busy) {

  /** Reads the columns that the statements of {@link NodeSql} begin with. */
  static NodeRow of(ResultSet row) throws SQLException {
    return new NodeRow(
        row.getLong(1),
        number(row, 2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        truth(row, 8),
        truth(row, 9),
        row.getString(10),
        row.getString(11),
        number(row, 12),
        time(row, 13),
        time(row, 14),
        time(row, 15),
        number(row, 16),
        row.getString(17),
        row.getBoolean(18));
  }

  private static Long number(ResultSet row, int column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }

  private static Boolean truth(ResultSet row, int column) throws SQLException {
    boolean value = row.getBoolean(column);
    return row.wasNull() ? null : value;
  }

  private static Instant time(ResultSet row, int column) throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  NodeType type() {
    return NodeType.ofLocalName(typeName).orElseThrow();
  }

  boolean isContainer() {
    return type() == NodeType.CONTAINER_NODE;
  }

  boolean isLink() {
    return type() == NodeType.LINK_NODE;
  }

  boolean isImmutable() {
    return Boolean.TRUE.equals(immutable);
  }

  Permissions permissions() {
    return NodeColumns.permissions(owner, groupRead, groupWrite, Boolean.TRUE.equals(publicRead));
  }
}
