package org.vospace.web.document;

import com.ctc.wstx.api.WstxOutputProperties;
import com.ctc.wstx.stax.WstxOutputFactory;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes a document with the prefixes that clients compare, in UTF-8. */
final class XmlWriter {
  private static final WstxOutputFactory FACTORY = factory();

  private final XMLStreamWriter xml;

  private XmlWriter(XMLStreamWriter xml) {
    this.xml = xml;
  }

  private static WstxOutputFactory factory() {
    WstxOutputFactory factory = new WstxOutputFactory();
    factory.setProperty(XMLOutputFactory.IS_REPAIRING_NAMESPACES, false);
    factory.setProperty(WstxOutputProperties.P_OUTPUT_VALIDATE_STRUCTURE, false);
    factory.setProperty(WstxOutputProperties.P_OUTPUT_ESCAPE_CR, true);
    factory.setProperty(WstxOutputProperties.P_USE_DOUBLE_QUOTES_IN_XML_DECL, true);
    return factory;
  }

  /** What goes into a document. */
  interface Content {
    void write(XmlWriter xml) throws XMLStreamException;
  }

  /** Writes a whole document; the stream stays open. */
  static void write(OutputStream out, Content content) {
    try {
      XMLStreamWriter writer = FACTORY.createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
      writer.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
      content.write(new XmlWriter(writer));
      writer.writeEndDocument();
      writer.flush();
    } catch (XMLStreamException e) {
      throw new UncheckedIOException(new java.io.IOException("the document was not taken", e));
    }
  }

  void start(String prefix, String namespace, String name) throws XMLStreamException {
    xml.writeStartElement(prefix, name, namespace);
  }

  /** An element of VOSpace. */
  void start(String name) throws XMLStreamException {
    start("vos", Namespaces.VOS, name);
  }

  void end() throws XMLStreamException {
    xml.writeEndElement();
  }

  void declare(String prefix, String namespace) throws XMLStreamException {
    xml.writeNamespace(prefix, namespace);
  }

  /** An attribute; none when there is no value. */
  void attribute(String name, String value) throws XMLStreamException {
    if (value != null) {
      xml.writeAttribute(name, value);
    }
  }

  void attribute(String prefix, String namespace, String name, String value)
      throws XMLStreamException {
    xml.writeAttribute(prefix, namespace, name, value);
  }

  void text(String text) throws XMLStreamException {
    if (!text.isEmpty()) {
      xml.writeCharacters(text);
    }
  }

  /** An element of VOSpace with text. */
  void element(String name, String text) throws XMLStreamException {
    start(name);
    text(text);
    end();
  }

  /** An element of VOSpace with one attribute and no content. */
  void empty(String name, String attribute, String value) throws XMLStreamException {
    xml.writeEmptyElement("vos", name, Namespaces.VOS);
    xml.writeAttribute(attribute, value);
  }

  /** An element of VOSpace without anything. */
  void empty(String name) throws XMLStreamException {
    xml.writeEmptyElement("vos", name, Namespaces.VOS);
  }

  void flush() throws XMLStreamException {
    xml.flush();
  }
}
