package org.vospace.model;

import java.util.List;

/**
 * A node with bytes (VOSpace 2.1 §3.1).
 *
 * @param uri the identifier
 * @param properties the metadata
 * @param type DataNode or one of its subtypes
 * @param busy whether a write is under way
 */
public record DataNode(VosUri uri, List<Property> properties, NodeType type, boolean busy)
    implements Node {
  /** Copies the list; refuses a type without bytes. */
  public DataNode {
    properties = List.copyOf(properties);
    if (!type.hasBytes() || type == NodeType.NODE) {
      throw new IllegalArgumentException(type + " is no type of a data node");
    }
  }
}
