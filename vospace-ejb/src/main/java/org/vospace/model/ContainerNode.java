package org.vospace.model;

import java.util.List;

/**
 * A node with children (VOSpace 2.1 §3.1). The children are not part of the value: a container may
 * have a million, so they are listed page by page.
 *
 * @param uri the identifier
 * @param properties the metadata
 */
public record ContainerNode(VosUri uri, List<Property> properties) implements Node {
  /** Copies the list. */
  public ContainerNode {
    properties = List.copyOf(properties);
  }

  @Override
  public NodeType type() {
    return NodeType.CONTAINER_NODE;
  }
}
