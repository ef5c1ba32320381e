package org.vospace.node;

import java.time.Instant;
import org.vospace.model.NodeType;
import org.vospace.model.VosUri;

/**
 * A node about to be made.
 *
 * @param uri where, with its final name
 * @param parent id of the container
 * @param type what is stored
 * @param owner the identity that makes it
 * @param columns what the caller set
 * @param object id of its bytes; {@code null} when there are none
 */
record NewNode(
    VosUri uri, long parent, NodeType type, String owner, NodeColumns columns, Long object) {

  String name() {
    return uri.path().name();
  }

  boolean isContainer() {
    return type == NodeType.CONTAINER_NODE;
  }

  /** The row as it is after the insert. */
  NodeRow made(long id, Instant now) {
    return new NodeRow(
        id,
        parent,
        name(),
        type.localName(),
        owner,
        columns.groupRead(),
        columns.groupWrite(),
        columns.publicRead(),
        columns.immutable(),
        columns.contentType(),
        columns.linkTarget(),
        object,
        now,
        now,
        now,
        null,
        null,
        false);
  }
}
