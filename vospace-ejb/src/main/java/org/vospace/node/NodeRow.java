package org.vospace.node;

import java.time.Instant;
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
  static final String MAPPING = "NodeRow";

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
