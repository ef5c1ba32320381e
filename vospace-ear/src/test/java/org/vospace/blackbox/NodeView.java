package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A node as the service describes it.
 *
 * @param xml the element {@code vos:node}
 */
record NodeView(XmlView xml) {

  static NodeView of(XmlView document) {
    return new NodeView(document.isA(Core.VOS_NAMESPACE, "node"));
  }

  String uri() {
    return xml.root().getAttribute("uri");
  }

  /** The last name in the URI, as it is encoded there. */
  String name() {
    return uri().substring(uri().lastIndexOf('/') + 1);
  }

  /** The literal value of xsi:type. */
  String typeName() {
    return xml.value("@xsi:type");
  }

  /** The type without its prefix. */
  String type() {
    return typeName().substring(typeName().indexOf(':') + 1);
  }

  boolean isData() {
    return type().endsWith("DataNode");
  }

  Map<String, String> properties() {
    Map<String, String> properties = new LinkedHashMap<>();
    for (XmlView property : xml.views("vos:properties/vos:property")) {
      String uri = property.root().getAttribute("uri");
      assertThat(properties).as("one value of %s in %s", uri, this).doesNotContainKey(uri);
      properties.put(uri, property.root().getTextContent());
    }
    return properties;
  }

  /** The value of a property; null when the node has none. */
  String property(String uri) {
    return properties().get(uri);
  }

  boolean isReadOnly(String property) {
    String path = "vos:properties/vos:property[@uri='" + property + "']";
    return xml.attributes(path, "readOnly").equals(List.of("true"));
  }

  List<NodeView> children() {
    return xml.views("vos:nodes/vos:node").stream().map(NodeView::new).toList();
  }

  List<String> childNames() {
    return children().stream().map(NodeView::name).toList();
  }

  String target() {
    return xml.value("vos:target");
  }

  String busy() {
    return xml.root().getAttribute("busy");
  }

  /** Local names of the child elements, in order. */
  List<String> parts() {
    return xml.childNames();
  }

  @Override
  public String toString() {
    return xml.origin().get();
  }
}
