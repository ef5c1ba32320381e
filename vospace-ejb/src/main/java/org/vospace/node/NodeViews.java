package org.vospace.node;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.vospace.model.ContainerNode;
import org.vospace.model.DataNode;
import org.vospace.model.LinkNode;
import org.vospace.model.Node;
import org.vospace.model.Property;
import org.vospace.model.VosUri;

/** Rows as nodes of the model. */
@ApplicationScoped
class NodeViews {

  /**
   * @param own the properties that callers have set
   */
  Node node(VosUri uri, NodeRow row, List<Property> own) {
    List<Property> properties = new ArrayList<>(ServiceProperties.of(row));
    properties.addAll(own);
    return node(uri, row, properties, Boolean.TRUE.equals(row.busy()));
  }

  /** A child that the caller may not read: that it is there, and no more. */
  Node hidden(VosUri uri, NodeRow row) {
    return switch (row.type()) {
      case LINK_NODE -> new LinkNode(uri, List.of(), row.linkTarget());
      case CONTAINER_NODE -> new ContainerNode(uri, List.of());
      case NODE, DATA_NODE, UNSTRUCTURED_DATA_NODE, STRUCTURED_DATA_NODE ->
          new DataNode(uri, List.of(), row.type(), false);
    };
  }

  /** Properties as they were just written. */
  List<Property> own(Map<String, String> set) {
    return set.entrySet().stream()
        .map(entry -> new Property(entry.getKey(), entry.getValue(), false))
        .sorted(Comparator.comparing(Property::uri))
        .toList();
  }

  private Node node(VosUri uri, NodeRow row, List<Property> properties, boolean busy) {
    return switch (row.type()) {
      case LINK_NODE -> new LinkNode(uri, properties, row.linkTarget());
      case CONTAINER_NODE -> new ContainerNode(uri, properties);
      case NODE, DATA_NODE, UNSTRUCTURED_DATA_NODE, STRUCTURED_DATA_NODE ->
          new DataNode(uri, properties, row.type(), busy);
    };
  }
}
