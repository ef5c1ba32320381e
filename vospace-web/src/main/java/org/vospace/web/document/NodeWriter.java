package org.vospace.web.document;

import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.vospace.model.DataNode;
import org.vospace.model.Detail;
import org.vospace.model.LinkNode;
import org.vospace.model.Node;
import org.vospace.model.Property;
import org.vospace.model.Vocabulary;

/**
 * Writes node documents (VOSpace 2.1 §6.3.1); children are taken one by one as they are written.
 */
public final class NodeWriter {
  private NodeWriter() {}

  /**
   * @param children of a container, in order; empty for others
   */
  public static void write(
      Node node, Detail detail, Iterator<? extends Node> children, OutputStream out) {
    XmlWriter.write(
        out,
        xml -> {
          xml.start("node");
          xml.declare("vos", Namespaces.VOS);
          xml.declare("xsi", Namespaces.XSI);
          xml.attribute("version", Namespaces.VERSION);
          node(xml, node, detail, children);
          xml.end();
        });
  }

  private static void node(
      XmlWriter xml, Node node, Detail detail, Iterator<? extends Node> children)
      throws XMLStreamException {
    xml.attribute("xsi", Namespaces.XSI, "type", "vos:" + node.type().localName());
    xml.attribute("uri", node.uri().toString());
    if (node instanceof DataNode data) {
      xml.attribute("busy", Boolean.toString(data.busy()));
    }
    properties(xml, node, detail);
    switch (node.type()) {
      case CONTAINER_NODE -> {
        if (detail == Detail.MAX) {
          views(xml, "provides", Vocabulary.ARCHIVE_VIEWS);
        }
        nodes(xml, detail, children);
      }
      case LINK_NODE -> xml.element("target", ((LinkNode) node).target());
      case NODE, DATA_NODE, UNSTRUCTURED_DATA_NODE, STRUCTURED_DATA_NODE -> {
        if (detail == Detail.MAX) {
          views(xml, "accepts", Vocabulary.ACCEPTED_VIEWS);
          views(xml, "provides", Vocabulary.PROVIDED_VIEWS);
          xml.empty("capabilities");
        }
      }
    }
  }

  private static void nodes(XmlWriter xml, Detail detail, Iterator<? extends Node> children)
      throws XMLStreamException {
    if (!children.hasNext()) {
      xml.empty("nodes");
      return;
    }
    xml.start("nodes");
    while (children.hasNext()) {
      xml.start("node");
      node(xml, children.next(), detail, List.<Node>of().iterator());
      xml.end();
    }
    xml.end();
  }

  private static void properties(XmlWriter xml, Node node, Detail detail)
      throws XMLStreamException {
    if (detail == Detail.MIN) {
      return;
    }
    xml.start("properties");
    for (Property property : node.properties()) {
      xml.start("property");
      xml.attribute("uri", property.uri());
      xml.attribute("readOnly", Boolean.toString(property.readOnly()));
      xml.text(property.value());
      xml.end();
    }
    xml.end();
  }

  private static void views(XmlWriter xml, String name, List<String> views)
      throws XMLStreamException {
    xml.start(name);
    for (String view : views) {
      xml.empty("view", "uri", view);
    }
    xml.end();
  }
}
