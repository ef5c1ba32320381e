package org.vospace.web.document;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.exc.WstxLazyException;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.Locale;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;

/**
 * Reads a document that a caller sent: no DTD, nothing external, bounded in size, depth and count.
 * What is wrong with the document is InvalidArgument; what is too large is RequestEntityTooLarge.
 */
final class XmlReader {
  private static final int MAX_DEPTH = 64;
  private static final int MAX_ELEMENTS = 200_000;
  private static final int MAX_ATTRIBUTES = 64;
  private static final int LONGEST_NAME = 1_024;
  private static final WstxInputFactory FACTORY = factory();

  private final XMLStreamReader xml;

  private XmlReader(XMLStreamReader xml) {
    this.xml = xml;
  }

  private static WstxInputFactory factory() {
    WstxInputFactory factory = new WstxInputFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, MAX_DEPTH);
    factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_COUNT, (long) MAX_ELEMENTS);
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, MAX_ATTRIBUTES);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  /**
   * Opens a document and goes to its root.
   *
   * @param charset of the media type; {@code null} when it names none
   * @throws VospaceException InvalidArgument unless the root is that element of VOSpace
   */
  static XmlReader open(InputStream body, String charset, DocumentLimits limits, String root) {
    byte[] bytes = limits.read(body);
    try {
      XMLStreamReader stream =
          charset == null || hasMark(bytes)
              ? FACTORY.createXMLStreamReader(new ByteArrayInputStream(bytes))
              : FACTORY.createXMLStreamReader(reader(bytes, charset));
      XmlReader reader = new XmlReader(stream);
      reader.goToRoot(root);
      return reader;
    } catch (XMLStreamException | WstxLazyException e) {
      throw fault(e);
    }
  }

  /** Reads one value off a document; the rest of it must be well-formed too. */
  static <T> T read(
      InputStream body, String charset, DocumentLimits limits, String root, Content<T> content) {
    XmlReader reader = open(body, charset, limits, root);
    try {
      T value = content.read(reader);
      while (reader.xml.hasNext()) {
        reader.next();
      }
      return value;
    } catch (XMLStreamException | WstxLazyException e) {
      throw fault(e);
    }
  }

  /** What is made of a document. */
  interface Content<T> {
    T read(XmlReader reader) throws XMLStreamException;
  }

  /** What is done with a child element; must leave the reader at its end. */
  interface Child {
    void read(String name) throws XMLStreamException;
  }

  /** Visits the children in the VOSpace namespace; others are passed over with all they contain. */
  void children(Child child) throws XMLStreamException {
    while (next() != XMLStreamConstants.END_ELEMENT) {
      if (xml.getEventType() != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      if (Namespaces.VOS.equals(xml.getNamespaceURI())) {
        child.read(xml.getLocalName());
      } else {
        skip();
      }
    }
  }

  /** Passes over the current element with all it contains. */
  void skip() throws XMLStreamException {
    for (int depth = 1; depth > 0; ) {
      int event = next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        depth++;
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      }
    }
  }

  /** The text of the current element, exactly; elements within are passed over. */
  String text() throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    while (true) {
      switch (next()) {
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            text.append(xml.getText());
        case XMLStreamConstants.START_ELEMENT -> skip();
        case XMLStreamConstants.END_ELEMENT -> {
          return text.toString();
        }
        default -> {
          // Comments and processing instructions are no part of the text.
        }
      }
    }
  }

  /** An attribute without namespace; {@code null} when absent. */
  String attribute(String name) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      String namespace = xml.getAttributeNamespace(i);
      if (xml.getAttributeLocalName(i).equals(name) && (namespace == null || namespace.isEmpty())) {
        return xml.getAttributeValue(i);
      }
    }
    return null;
  }

  /** An attribute of the XML Schema instance namespace, whatever its prefix. */
  String instanceAttribute(String name) {
    return xml.getAttributeValue(Namespaces.XSI, name);
  }

  /** The namespace of a QName in content; {@code null} for a prefix that is not bound. */
  String namespaceOf(String qualifiedName) {
    int colon = qualifiedName.indexOf(':');
    return colon < 0
        ? xml.getNamespaceContext().getNamespaceURI(XMLConstants.DEFAULT_NS_PREFIX)
        : xml.getNamespaceURI(qualifiedName.substring(0, colon));
  }

  /** The XML Schema boolean; {@code null} when it is none. */
  static Boolean bool(String text) {
    return switch (text.strip()) {
      case "true", "1" -> Boolean.TRUE;
      case "false", "0" -> Boolean.FALSE;
      default -> null;
    };
  }

  /** The next event; a name that nobody would give is refused before anything is done with it. */
  private int next() throws XMLStreamException {
    int event = xml.next();
    if (event == XMLStreamConstants.START_ELEMENT) {
      requireShort(xml.getLocalName());
      for (int i = 0; i < xml.getAttributeCount(); i++) {
        requireShort(xml.getAttributeLocalName(i));
      }
    }
    return event;
  }

  private static void requireShort(String name) {
    if (name.length() > LONGEST_NAME) {
      throw new VospaceException(
          Fault.REQUEST_ENTITY_TOO_LARGE, "a name is longer than " + LONGEST_NAME);
    }
  }

  private void goToRoot(String root) throws XMLStreamException {
    while (xml.getEventType() != XMLStreamConstants.START_ELEMENT) {
      if (next() == XMLStreamConstants.DTD) {
        throw invalid("a document type declaration is not read");
      }
    }
    if (!Namespaces.VOS.equals(xml.getNamespaceURI()) || !root.equals(xml.getLocalName())) {
      throw invalid("the document is no {" + Namespaces.VOS + "}" + root);
    }
  }

  private static Reader reader(byte[] bytes, String charset) {
    try {
      return new InputStreamReader(
          new ByteArrayInputStream(bytes),
          Charset.forName(charset)
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT));
    } catch (IllegalArgumentException e) {
      throw invalid("charset=" + printable(charset) + " is not known");
    }
  }

  /** A byte order mark decides before the media type does (RFC 7303 §3.2). */
  private static boolean hasMark(byte[] bytes) {
    return bytes.length >= 3
            && (bytes[0] & 0xFF) == 0xEF
            && (bytes[1] & 0xFF) == 0xBB
            && (bytes[2] & 0xFF) == 0xBF
        || bytes.length >= 2 && (bytes[0] & 0xFF) == 0xFE && (bytes[1] & 0xFF) == 0xFF
        || bytes.length >= 2 && (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xFE;
  }

  private static VospaceException fault(Exception e) {
    String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    if (message.contains("limit") && message.contains("exceeded")) {
      return new VospaceException(
          Fault.REQUEST_ENTITY_TOO_LARGE,
          "the document is nested too deep or has too many parts",
          e);
    }
    return new VospaceException(Fault.INVALID_ARGUMENT, "the document is not well-formed XML", e);
  }

  static VospaceException invalid(String reason) {
    return new VospaceException(Fault.INVALID_ARGUMENT, reason);
  }

  private static String printable(String text) {
    return text.replaceAll("[^A-Za-z0-9._:-]", "?");
  }
}
