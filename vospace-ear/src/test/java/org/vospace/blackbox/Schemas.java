package org.vospace.blackbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.opencadc.vospace.io.NodeReader;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * The schemas of VOSpace, UWS and VOSI as the jars of opencadc hold them. Nothing is fetched from
 * elsewhere.
 */
final class Schemas {
  private static final String VOSPACE = "/VOSpace-2.1.xsd";
  private static final Map<String, String> IMPORTED =
      Map.of(
          Core.XLINK_NAMESPACE,
          "/XLINK.xsd",
          Core.VOS_NAMESPACE,
          VOSPACE,
          "http://www.ivoa.net/xml/VOResource/v1.0",
          "/VOResource-v1.1-with-erratum1.xsd",
          "http://www.ivoa.net/xml/VODataService/v1.1",
          "/VODataService-v1.2.xsd",
          "http://www.ivoa.net/xml/STC/stc-v1.30.xsd",
          "/STC-v1.3.xsd");

  private static final Schema SPACE = load(source("/UWS-v1.1.xsd"), vospace());
  private static final Schema CAPABILITIES =
      load(
          source("/VOResource-v1.1-with-erratum1.xsd"),
          source("/VODataService-v1.2.xsd"),
          source("/VOSICapabilities-v1.0.xsd"));
  private static final Schema AVAILABILITY = load(source("/VOSIAvailability-v1.0.xsd"));

  private Schemas() {}

  /** Fails when the document in the answer is not valid. */
  static void validate(Answer answer) {
    String namespace = answer.xml().root().getNamespaceURI();
    Schema schema =
        switch (String.valueOf(namespace)) {
          case Core.VOS_NAMESPACE, Core.UWS_NAMESPACE -> SPACE;
          case Core.CAPABILITIES_NAMESPACE -> CAPABILITIES;
          case Core.AVAILABILITY_NAMESPACE -> AVAILABILITY;
          default -> throw new AssertionError("no schema for the namespace " + namespace + answer);
        };
    try {
      var validator = schema.newValidator();
      validator.setErrorHandler(new Strict());
      validator.validate(new StreamSource(new ByteArrayInputStream(answer.body())));
    } catch (SAXException e) {
      throw new AssertionError("not valid: " + e.getMessage() + "\nin " + answer, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The schema's global elements for the three metadata documents are too narrow for what VOSpace
   * 2.1 §6.1 wants in them; the types that it defines for them are used instead (AMB-09).
   */
  private static Source vospace() {
    String text = text(VOSPACE);
    for (String name : new String[] {"Protocol", "View"}) {
      String plural = name.toLowerCase(java.util.Locale.ROOT) + "s";
      text = retyped(text, plural, "vos:" + name + "List", "vos:Get" + name + "sResponse");
    }
    text = retyped(text, "properties", "vos:PropertyList", "vos:GetPropertiesResponse");
    StreamSource source = new StreamSource(new StringReader(text));
    source.setSystemId(VOSPACE);
    return source;
  }

  private static String retyped(String schema, String element, String from, String to) {
    String declared = "<xs:element name=\"" + element + "\" type=\"" + from + "\"/>";
    if (!schema.contains(declared)) {
      throw new IllegalStateException(VOSPACE + " has no " + declared);
    }
    return schema.replace(declared, declared.replace(from, to));
  }

  private static Schema load(Source... sources) {
    try {
      SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
      factory.setResourceResolver(
          (type, namespace, publicId, systemId, base) -> {
            if (!IMPORTED.containsKey(namespace)) {
              throw new IllegalStateException("no schema at hand for " + namespace);
            }
            return new Imported(IMPORTED.get(namespace));
          });
      return factory.newSchema(sources);
    } catch (SAXException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Source source(String resource) {
    StreamSource source = new StreamSource(new StringReader(text(resource)));
    source.setSystemId(resource);
    return source;
  }

  private static String text(String resource) {
    try (InputStream stream = NodeReader.class.getResourceAsStream(resource)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Strict implements ErrorHandler {
    @Override
    public void warning(SAXParseException e) throws SAXException {
      throw e;
    }

    @Override
    public void error(SAXParseException e) throws SAXException {
      throw e;
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      throw e;
    }
  }
}
