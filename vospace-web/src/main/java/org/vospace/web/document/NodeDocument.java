package org.vospace.web.document;

import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.model.NodeRequest;
import org.vospace.model.NodeType;
import org.vospace.model.PropertyChange;

/** The node document of createNode and setNode (VOSpace 2.1 §6.2.1, §6.3.2). */
public final class NodeDocument {
  private NodeDocument() {}

  /**
   * Reads what can have an effect; views, capabilities and children are passed over.
   *
   * @param charset of the media type; {@code null} when it names none
   * @throws VospaceException InvalidArgument, TypeNotSupported, RequestEntityTooLarge
   */
  public static NodeRequest read(InputStream body, String charset, DocumentLimits limits) {
    return XmlReader.read(body, charset, limits, "node", NodeDocument::node);
  }

  private static NodeRequest node(XmlReader reader) throws XMLStreamException {
    String uri = reader.attribute("uri");
    NodeType type = type(reader);
    Map<String, PropertyChange> properties = new LinkedHashMap<>();
    String[] target = new String[1];
    reader.children(
        child -> {
          switch (child) {
            case "properties" ->
                reader.children(
                    property -> {
                      if (property.equals("property")) {
                        PropertyChange change = property(reader);
                        properties.put(change.uri(), change);
                      } else {
                        reader.skip();
                      }
                    });
            case "target" -> target[0] = reader.text().strip();
            default -> reader.skip();
          }
        });
    return new NodeRequest(
        uri == null ? null : uri.strip(),
        type,
        List.copyOf(properties.values()),
        target[0] == null || target[0].isEmpty() ? null : target[0]);
  }

  private static NodeType type(XmlReader reader) {
    String name = reader.instanceAttribute("type");
    if (name == null) {
      return NodeType.NODE;
    }
    String qualified = name.strip();
    String local = qualified.substring(qualified.indexOf(':') + 1);
    if (Namespaces.VOS.equals(reader.namespaceOf(qualified))) {
      return NodeType.ofLocalName(local).orElseThrow(() -> unknown(qualified));
    }
    throw unknown(qualified);
  }

  private static VospaceException unknown(String qualifiedName) {
    return new VospaceException(
        Fault.TYPE_NOT_SUPPORTED,
        qualifiedName.length() > 200 ? qualifiedName.substring(0, 200) : qualifiedName);
  }

  private static PropertyChange property(XmlReader reader) throws XMLStreamException {
    String uri = reader.attribute("uri");
    if (uri == null || uri.isBlank()) {
      throw XmlReader.invalid("a property has no uri");
    }
    String nil = reader.instanceAttribute("nil");
    boolean removes = nil != null && Boolean.TRUE.equals(XmlReader.bool(nil));
    String value = reader.text();
    return new PropertyChange(uri.strip(), removes ? null : value);
  }
}
