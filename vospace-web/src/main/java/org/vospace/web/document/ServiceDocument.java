package org.vospace.web.document;

import java.io.OutputStream;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/** The protocols, views and properties of the service (VOSpace 2.1 §6.1): references by URI. */
public final class ServiceDocument {
  private ServiceDocument() {}

  /**
   * @param accepts protocols in which the service fetches or sends as a client
   * @param provides protocols in which callers fetch or send
   */
  public static void protocols(List<String> accepts, List<String> provides, OutputStream out) {
    write(
        out,
        "protocols",
        xml -> {
          list(xml, "accepts", "protocol", accepts);
          list(xml, "provides", "protocol", provides);
        });
  }

  /**
   * @param accepts views in which bytes can come
   * @param provides views in which bytes can go
   */
  public static void views(List<String> accepts, List<String> provides, OutputStream out) {
    write(
        out,
        "views",
        xml -> {
          list(xml, "accepts", "view", accepts);
          list(xml, "provides", "view", provides);
        });
  }

  /**
   * @param accepts properties that the service acts on
   * @param provides properties that the service maintains
   * @param contains properties that some node has
   */
  public static void properties(
      List<String> accepts, List<String> provides, List<String> contains, OutputStream out) {
    write(
        out,
        "properties",
        xml -> {
          list(xml, "accepts", "property", accepts);
          list(xml, "provides", "property", provides);
          list(xml, "contains", "property", contains);
        });
  }

  private static void write(OutputStream out, String root, XmlWriter.Content content) {
    XmlWriter.write(
        out,
        xml -> {
          xml.start(root);
          xml.declare("vos", Namespaces.VOS);
          content.write(xml);
          xml.end();
        });
  }

  private static void list(XmlWriter xml, String name, String entry, List<String> uris)
      throws XMLStreamException {
    xml.start(name);
    for (String uri : uris) {
      xml.empty(entry, "uri", uri);
    }
    xml.end();
  }
}
