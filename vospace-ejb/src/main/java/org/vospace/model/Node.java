package org.vospace.model;

import java.util.List;

/** A node as the service shows it (VOSpace 2.1 §3.1). */
public sealed interface Node permits ContainerNode, DataNode, LinkNode {
  /** The identifier. */
  VosUri uri();

  /** Service properties first, then the caller's by identifier; empty where they were not read. */
  List<Property> properties();

  /** The type that is stored. */
  NodeType type();
}
