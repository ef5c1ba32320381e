package org.vospace.model;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The node types of VOSpace 2.1 §3.1. */
public enum NodeType {
  /** The most general type; the service chooses what it stores. */
  NODE("Node"),
  /** A node with bytes. */
  DATA_NODE("DataNode"),
  /** A node whose bytes are returned as they were written. */
  UNSTRUCTURED_DATA_NODE("UnstructuredDataNode"),
  /** A node whose bytes the service understands. */
  STRUCTURED_DATA_NODE("StructuredDataNode"),
  /** A node with children. */
  CONTAINER_NODE("ContainerNode"),
  /** A node that points elsewhere. */
  LINK_NODE("LinkNode");

  private static final Map<String, NodeType> BY_LOCAL_NAME =
      Arrays.stream(values()).collect(Collectors.toMap(NodeType::localName, Function.identity()));

  private final String localName;

  NodeType(String localName) {
    this.localName = localName;
  }

  /** The local name of the schema type. */
  public String localName() {
    return localName;
  }

  /** The type of that local name, if there is one. */
  public static Optional<NodeType> ofLocalName(String localName) {
    return Optional.ofNullable(BY_LOCAL_NAME.get(localName));
  }

  /** Whether nodes of this type have bytes. */
  public boolean hasBytes() {
    return switch (this) {
      case NODE, DATA_NODE, UNSTRUCTURED_DATA_NODE, STRUCTURED_DATA_NODE -> true;
      case CONTAINER_NODE, LINK_NODE -> false;
    };
  }

  /** What the service stores when asked for this type (VOSpace 2.1 §6.2.1): a valid subtype. */
  public NodeType stored() {
    return this == NODE ? UNSTRUCTURED_DATA_NODE : this;
  }

  /** Whether a document of this type may describe a node stored as {@code other}. */
  public boolean describes(NodeType other) {
    return this == other || this == NODE || hasBytes() && other.hasBytes();
  }
}
