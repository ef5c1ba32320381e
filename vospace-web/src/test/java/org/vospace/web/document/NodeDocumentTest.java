package org.vospace.web.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.model.NodeRequest;
import org.vospace.model.NodeType;
import org.vospace.model.PropertyChange;

/** Reading of node documents. */
class NodeDocumentTest {
  private static final DocumentLimits LIMITS = new DocumentLimits(1 << 20);
  private static final String NAMESPACES =
      "xmlns:v='http://www.ivoa.net/xml/VOSpace/v2.0'"
          + " xmlns:x='http://www.w3.org/2001/XMLSchema-instance'";

  private static NodeRequest read(byte[] document, String charset) {
    return NodeDocument.read(new ByteArrayInputStream(document), charset, LIMITS);
  }

  private static NodeRequest read(String document) {
    return read(document.getBytes(StandardCharsets.UTF_8), null);
  }

  private static String node(String content) {
    return "<v:node "
        + NAMESPACES
        + " x:type='v:DataNode' uri='vos://a~b/c'>"
        + content
        + "</v:node>";
  }

  @Test
  @DisplayName("XR-05 prefixes, comments, CDATA and entities make no difference")
  void forms() {
    NodeRequest request =
        read(
            node(
                "<!-- c --><properties xmlns='http://www.ivoa.net/xml/VOSpace/v2.0'>"
                    + "<property uri=' urn:a '>1<![CDATA[<2>]]>&amp;&#233;<?pi?></property>"
                    + "<v:property uri='urn:b' x:nil='1'>gone</v:property></properties>"));
    assertThat(request.type()).isEqualTo(NodeType.DATA_NODE);
    assertThat(request.properties())
        .containsExactly(new PropertyChange("urn:a", "1<2>&é"), new PropertyChange("urn:b", null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "ISO-8859-1"})
  @DisplayName("XR-05 the charset of the media type is followed")
  void charsets(String charset) {
    String document = node("<v:properties><v:property uri='urn:a'>é</v:property></v:properties>");
    NodeRequest request = read(document.getBytes(Charset.forName(charset)), charset);
    assertThat(request.properties()).containsExactly(new PropertyChange("urn:a", "é"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "text",
        "<a/>",
        "<node/>",
        "<v:node xmlns:v='http://www.ivoa.net/xml/VOSpace/v2.1'/>",
        "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>",
        "<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>",
        "<v:node xmlns:v='http://www.ivoa.net/xml/VOSpace/v2.0'>&undefined;</v:node>",
        "<v:node xmlns:v='http://www.ivoa.net/xml/VOSpace/v2.0'>",
        "<v:node xmlns:v='http://www.ivoa.net/xml/VOSpace/v2.0'/><more/>",
        "<v:node xmlns:v='http://www.ivoa.net/xml/VOSpace/v2.0'>&#0;</v:node>"
      })
  @DisplayName("XR-01 XR-02 XR-03 what is no node document is InvalidArgument")
  void refused(String document) {
    assertThatThrownBy(() -> read(document))
        .isInstanceOfSatisfying(
            VospaceException.class,
            fault -> assertThat(fault.fault()).isEqualTo(Fault.INVALID_ARGUMENT));
  }

  @Test
  @DisplayName("XR-06 size, depth, names and attributes have limits")
  void limits() {
    for (String document :
        new String[] {
          node(" ".repeat(1 << 20)),
          node("<v:a>".repeat(100) + "</v:a>".repeat(100)),
          node("<v:" + "a".repeat(2000) + "/>"),
          node("<v:a " + "a".repeat(2000) + "=''/>"),
        }) {
      assertThatThrownBy(() -> read(document))
          .isInstanceOfSatisfying(
              VospaceException.class,
              fault -> assertThat(fault.fault()).isEqualTo(Fault.REQUEST_ENTITY_TOO_LARGE));
    }
  }
}
