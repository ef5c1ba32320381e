package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import javax.xml.namespace.NamespaceContext;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * A document that the service sent, asked in XPath with the prefixes of {@link #NAMESPACES}.
 *
 * @param root its root element
 * @param origin where it came from, for messages
 */
record XmlView(Element root, Supplier<String> origin) {
  private static final Map<String, String> NAMESPACES =
      Map.of(
          "vos", Core.VOS_NAMESPACE,
          "uws", Core.UWS_NAMESPACE,
          "xsi", Core.XSI_NAMESPACE,
          "xlink", Core.XLINK_NAMESPACE,
          "cap", Core.CAPABILITIES_NAMESPACE,
          "avail", Core.AVAILABILITY_NAMESPACE);

  static XmlView parse(byte[] document, Supplier<String> origin) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      var parsed = factory.newDocumentBuilder().parse(new ByteArrayInputStream(document));
      return new XmlView(parsed.getDocumentElement(), origin);
    } catch (SAXException | IOException e) {
      throw new AssertionError("not an XML document: " + origin.get(), e);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Fails unless the root is that element. */
  XmlView isA(String namespace, String name) {
    assertThat("{" + root.getNamespaceURI() + "}" + root.getLocalName())
        .as("root of %s", origin.get())
        .isEqualTo("{" + namespace + "}" + name);
    return this;
  }

  /** The one value of the expression; fails when there is none or more. */
  String value(String xpath) {
    List<String> values = values(xpath);
    assertThat(values).as("%s in %s", xpath, origin.get()).hasSize(1);
    return values.get(0);
  }

  List<String> values(String xpath) {
    return found(xpath).stream().map(Node::getTextContent).toList();
  }

  int count(String xpath) {
    return found(xpath).size();
  }

  List<XmlView> views(String xpath) {
    return found(xpath).stream()
        .map(Element.class::cast)
        .map(element -> new XmlView(element, origin))
        .toList();
  }

  /** Local names of the child elements, in order. */
  List<String> childNames() {
    return views("*").stream().map(view -> view.root().getLocalName()).toList();
  }

  /** Values of an attribute over all elements that the expression finds. */
  List<String> attributes(String xpath, String attribute) {
    return views(xpath).stream()
        .map(view -> view.root().getAttribute(attribute))
        .collect(Collectors.toList());
  }

  private List<Node> found(String xpath) {
    try {
      XPath evaluator = XPathFactory.newInstance().newXPath();
      evaluator.setNamespaceContext(new Prefixes());
      NodeList list = (NodeList) evaluator.evaluate(xpath, root, XPathConstants.NODESET);
      List<Node> nodes = new ArrayList<>();
      for (int i = 0; i < list.getLength(); i++) {
        nodes.add(list.item(i));
      }
      return nodes;
    } catch (XPathExpressionException e) {
      throw new IllegalArgumentException(xpath, e);
    }
  }

  private static final class Prefixes implements NamespaceContext {
    @Override
    public String getNamespaceURI(String prefix) {
      return NAMESPACES.getOrDefault(prefix, XMLConstants.NULL_NS_URI);
    }

    @Override
    public String getPrefix(String namespace) {
      throw new UnsupportedOperationException("XPath asks for namespaces only");
    }

    @Override
    public Iterator<String> getPrefixes(String namespace) {
      throw new UnsupportedOperationException("XPath asks for namespaces only");
    }
  }
}
