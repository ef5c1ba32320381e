package org.vospace.web.document;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.vospace.fault.VospaceException;
import org.vospace.model.Param;
import org.vospace.model.Protocol;
import org.vospace.model.Transfer;
import org.vospace.model.View;

/** The transfer document (VOSpace 2.1 §3.6.1). */
public final class TransferDocument {
  private TransferDocument() {}

  /**
   * @param charset of the media type; {@code null} when it names none
   * @throws VospaceException InvalidArgument, RequestEntityTooLarge
   */
  public static Transfer read(InputStream body, String charset, DocumentLimits limits) {
    return XmlReader.read(body, charset, limits, "transfer", TransferDocument::transfer);
  }

  /** Writes the document in the order of the schema. */
  public static void write(Transfer transfer, OutputStream out) {
    XmlWriter.write(
        out,
        xml -> {
          xml.start("vos", Namespaces.VOS, "transfer");
          xml.declare("vos", Namespaces.VOS);
          xml.attribute("version", Namespaces.VERSION);
          content(xml, transfer);
          xml.end();
        });
  }

  /** The children of a transfer element. */
  static void content(XmlWriter xml, Transfer transfer) throws XMLStreamException {
    xml.element("target", transfer.target());
    xml.element("direction", transfer.direction());
    if (transfer.view() != null) {
      xml.start("view");
      xml.attribute("uri", transfer.view().uri() == null ? "" : transfer.view().uri());
      xml.attribute("original", Boolean.toString(transfer.view().original()));
      params(xml, transfer.view().params());
      xml.end();
    }
    for (Protocol protocol : transfer.protocols()) {
      xml.start("protocol");
      xml.attribute("uri", protocol.uri() == null ? "" : protocol.uri());
      optional(xml, "endpoint", protocol.endpoint());
      params(xml, protocol.params());
      for (String method : protocol.securityMethods()) {
        xml.empty("securityMethod", "uri", method);
      }
      xml.end();
    }
    if (transfer.keepBytes() != null) {
      xml.element("keepBytes", transfer.keepBytes().toString());
    }
    params(xml, transfer.params());
  }

  private static void optional(XmlWriter xml, String name, String text) throws XMLStreamException {
    if (text != null) {
      xml.element(name, text);
    }
  }

  private static void params(XmlWriter xml, List<Param> params) throws XMLStreamException {
    for (Param param : params) {
      xml.start("param");
      xml.attribute("uri", param.uri());
      xml.text(param.value());
      xml.end();
    }
  }

  private static Transfer transfer(XmlReader reader) throws XMLStreamException {
    Builder built = new Builder();
    reader.children(
        child -> {
          switch (child) {
            case "target" -> built.target = once(built.target, reader.text().strip(), child);
            case "direction" ->
                built.direction = once(built.direction, reader.text().strip(), child);
            case "view" -> built.view = view(reader);
            case "protocol" -> built.protocols.add(protocol(reader));
            case "keepBytes" -> built.keepBytes = keepBytes(reader.text());
            case "param" -> built.params.add(param(reader));
            default -> reader.skip();
          }
        });
    if (built.target == null || built.direction == null) {
      throw XmlReader.invalid("target or direction is missing");
    }
    return new Transfer(
        built.target, built.direction, built.view, built.protocols, built.keepBytes, built.params);
  }

  /** What has been read so far. */
  private static final class Builder {
    private String target;
    private String direction;
    private View view;
    private Boolean keepBytes;
    private final List<Protocol> protocols = new ArrayList<>();
    private final List<Param> params = new ArrayList<>();
  }

  private static String once(String before, String now, String name) {
    if (before != null) {
      throw XmlReader.invalid("there is more than one " + name);
    }
    return now;
  }

  private static Boolean keepBytes(String text) {
    Boolean value = XmlReader.bool(text);
    if (value == null) {
      throw XmlReader.invalid("keepBytes is neither true nor false");
    }
    return value;
  }

  private static View view(XmlReader reader) throws XMLStreamException {
    String uri = reader.attribute("uri");
    String original = reader.attribute("original");
    List<Param> params = new ArrayList<>();
    reader.children(
        child -> {
          if (child.equals("param")) {
            params.add(param(reader));
          } else {
            reader.skip();
          }
        });
    return new View(
        uri == null ? null : uri.strip(),
        original == null || !Boolean.FALSE.equals(XmlReader.bool(original)),
        params);
  }

  private static Protocol protocol(XmlReader reader) throws XMLStreamException {
    String uri = reader.attribute("uri");
    String[] endpoint = new String[1];
    List<String> methods = new ArrayList<>();
    List<Param> params = new ArrayList<>();
    reader.children(
        child -> {
          switch (child) {
            case "endpoint" -> endpoint[0] = reader.text().strip();
            case "param" -> params.add(param(reader));
            case "securityMethod" -> {
              String method = reader.attribute("uri");
              if (method != null) {
                methods.add(method.strip());
              }
              reader.skip();
            }
            default -> reader.skip();
          }
        });
    return new Protocol(uri == null ? null : uri.strip(), endpoint[0], methods, params);
  }

  private static Param param(XmlReader reader) throws XMLStreamException {
    String uri = reader.attribute("uri");
    if (uri == null) {
      throw XmlReader.invalid("a param has no uri");
    }
    return new Param(uri.strip(), reader.text());
  }
}
