package org.vospace.model;

import java.util.List;

/**
 * The document that a caller sends to createNode or setNode (VOSpace 2.1 §6.2.1, §6.3.2), reduced
 * to what can have an effect: views, capabilities and children in it have none.
 *
 * @param uri the {@code uri} attribute as sent; {@code null} when absent
 * @param type the type; {@link NodeType#NODE} when the document names none
 * @param properties in document order; an identifier occurs once (the last one wins)
 * @param target the target of a link; {@code null} when absent
 */
public record NodeRequest(
    String uri, NodeType type, List<PropertyChange> properties, String target) {
  /** Copies the list. */
  public NodeRequest {
    properties = List.copyOf(properties);
  }
}
