package org.vospace.model;

import java.util.List;
import java.util.Objects;

/**
 * A node that points elsewhere (VOSpace 2.1 §3.1).
 *
 * @param uri the identifier
 * @param properties the metadata of the link itself
 * @param target any URI, returned as it was given
 */
public record LinkNode(VosUri uri, List<Property> properties, String target) implements Node {
  /** Copies the list; requires the target. */
  public LinkNode {
    properties = List.copyOf(properties);
    Objects.requireNonNull(target, "target");
  }

  @Override
  public NodeType type() {
    return NodeType.LINK_NODE;
  }
}
