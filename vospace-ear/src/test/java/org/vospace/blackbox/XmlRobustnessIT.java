package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hostile and unusual XML. */
class XmlRobustnessIT extends SpaceTest {
  private static final Duration QUICKLY = Duration.ofSeconds(5);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE vos:node>",
        "<!DOCTYPE vos:node [<!ENTITY e \"inside\">]>",
        "<!DOCTYPE vos:node [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
        "<!DOCTYPE vos:node [<!ENTITY e SYSTEM \"http://127.0.0.1:PORT/e\">]>",
        "<!DOCTYPE vos:node SYSTEM \"http://127.0.0.1:PORT/d.dtd\">",
        "<!DOCTYPE vos:node [<!ENTITY % p SYSTEM \"http://127.0.0.1:PORT/p\"> %p;]>",
        "<!DOCTYPE vos:node [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
            + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;\">"
            + "<!ENTITY f \"&d;&d;&d;&d;&d;&d;&d;&d;\"><!ENTITY e \"&f;&f;&f;&f;&f;&f;&f;&f;\">]>"
      })
  @DisplayName("XR-01 a DOCTYPE is refused quickly, and nothing is read or fetched")
  void doctype(String doctype) throws IOException {
    String path = path("xr01");
    try (ServerSocket trap = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
      trap.setSoTimeout(1);
      String declared = doctype.replace("PORT", Integer.toString(trap.getLocalPort()));
      String reference = doctype.contains("ENTITY e") ? "&e;" : "";
      String property = "<vos:property uri=\"urn:e\">" + reference + "</vos:property>";
      String node = after(declared, Documents.data(uri(path), property));
      String transfer = after(declared, Documents.pushTo(space, path));
      Instant start = Instant.now();
      for (Answer answer :
          List.of(
              alice.putNode(path, node),
              alice.postNode(home, node.replace(uri(path), uri(home))),
              alice.postTransfer(transfer))) {
        answer.isFault(400, "InvalidArgument");
        assertThat(answer.text()).doesNotContain("root:").doesNotContain("aaaa");
      }
      assertThat(Duration.between(start, Instant.now())).isLessThan(QUICKLY);
      assertThat(connected(trap)).as("the service fetched something").isFalse();
    }
    assertMissing(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "not xml",
        "<",
        "<vos:node",
        "<vos:node/>",
        "<a></b>",
        "<a/><b/>",
        "{\"node\": 1}",
        "<a b='1' b='2'/>",
        "<a>&undefined;</a>",
        "<a>&#0;</a>",
        "<?xml version='9.9'?><a/>"
      })
  @DisplayName("XR-02 what is not well-formed is InvalidArgument")
  void malformed(String document) {
    String path = path("xr02");
    alice.putNode(path, document).isFault(400, "InvalidArgument");
    alice.postNode(home, document).isFault(400, "InvalidArgument");
    alice.postTransfer(document).isFault(400, "InvalidArgument");
    assertMissing(path);
  }

  @Test
  @DisplayName("XR-02 a truncated document is InvalidArgument and changes nothing")
  void truncated() {
    String path = path("xr02cut");
    String whole = Documents.data(uri(path), Documents.property("urn:a", "1")).strip();
    for (int length = 40; length < whole.length(); length += 40) {
      alice.putNode(path, whole.substring(0, length)).isFault(400, "InvalidArgument");
    }
    assertMissing(path);
  }

  @Test
  @DisplayName("XR-03 another root element or namespace is InvalidArgument")
  void wrongRoot() {
    String path = path("xr03");
    String node = Documents.data(uri(path));
    String transfer = Documents.pushTo(space, path);
    for (String namespace :
        List.of(
            "http://www.ivoa.net/xml/VOSpace/v2.1",
            "http://www.ivoa.net/xml/VOSpaceTypes-v1.1",
            "urn:other")) {
      alice.putNode(path, inNamespace(node, namespace)).isFault(400, "InvalidArgument");
      alice.postTransfer(inNamespace(transfer, namespace)).isFault(400, "InvalidArgument");
    }
    alice.putNode(path, transfer).isFault(400, "InvalidArgument");
    alice.putNode(path, "<node uri=\"" + uri(path) + "\"/>").isFault(400, "InvalidArgument");
    alice.putNode(path, node.replace("vos:node", "vos:nodes")).isFault(400, "InvalidArgument");
    alice.postNode(home, Documents.pushTo(space, home)).isFault(400, "InvalidArgument");
    alice.postTransfer(node).isFault(400, "InvalidArgument");
    assertMissing(path);
  }

  @Test
  @DisplayName("XR-04 unknown elements and attributes never become properties")
  void unknownParts() {
    for (String extra : List.of("<vos:bogus>1</vos:bogus>", "<x xmlns=\"urn:x\">1</x>")) {
      String path = path("xr04" + extra.length());
      String content = extra + Documents.properties(Documents.property("urn:a", "1")) + extra;
      Answer answer = alice.putNode(path, Documents.node("vos:DataNode", uri(path), content));
      if (answer.status() / 100 == 2) {
        assertThat(alice.getNode(path).is(200).text()).doesNotContain("bogus");
        assertThat(alice.node(path).properties()).containsEntry("urn:a", "1");
      } else {
        answer.is(400);
      }
    }
    String inList = "<vos:bogus uri=\"urn:bogus\">1</vos:bogus>" + Documents.property("urn:a", "1");
    String path = path("xr04list");
    if (alice.putNode(path, Documents.data(uri(path), inList)).status() / 100 == 2) {
      assertThat(alice.node(path).properties()).doesNotContainKey("urn:bogus");
    }
  }

  @Test
  @DisplayName("XR-04 attributes of foreign namespaces and schema locations are ignored")
  void foreignAttributes() throws IOException {
    String path = path("xr04foreign");
    try (ServerSocket trap = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
      trap.setSoTimeout(1);
      String attributes =
          "xmlns:f=\"urn:f\" f:uri=\"urn:f\" f:type=\"x\" xsi:schemaLocation=\"%s http://127.0.0.1:%d/s\""
              .formatted(Core.VOS_NAMESPACE, trap.getLocalPort());
      String document =
          Documents.data(uri(path), Documents.property("urn:a", "1"))
              .replace("version=\"2.1\"", attributes);
      alice.putNode(path, document).isOneOf(201, 200);
      assertThat(alice.node(path).uri()).isEqualTo(uri(path));
      assertThat(connected(trap)).as("the service fetched a schema").isFalse();
    }
  }

  @Test
  @DisplayName("XR-05 comments, CDATA, processing instructions and mixed prefixes parse alike")
  void forms() {
    String path = path("xr05");
    String document =
        """
        <!-- before --><?before it?>
        <node xmlns="http://www.ivoa.net/xml/VOSpace/v2.0"
            xmlns:vos="http://www.ivoa.net/xml/VOSpace/v2.0"
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
            xsi:type="vos:DataNode" uri="%s">
          <!-- in between -->
          <vos:properties>
            <?pi in between?>
            <property uri="urn:cdata"><![CDATA[<a> & ]]>b</property>
            <vos:property uri="urn:comment">on<!-- not -->e</vos:property>
            <property uri="urn:pi">t<?pi data?>wo</property>
            <vos:property uri="urn:reference">&lt;&#x41;&amp;&#66;</vos:property>
          </vos:properties>
        </node>
        <!-- after -->
        """
            .formatted(uri(path));
    alice.putNode(path, document).isOneOf(201, 200);
    assertThat(alice.node(path).properties())
        .containsEntry("urn:cdata", "<a> & b")
        .containsEntry("urn:comment", "one")
        .containsEntry("urn:pi", "two")
        .containsEntry("urn:reference", "<A&B");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-8 BOM", "UTF-16", "UTF-16BE", "UTF-16LE", "ISO-8859-1"})
  @DisplayName("XR-05 byte order marks and declared encodings are understood")
  void encodings(String encoding) {
    String path = path("xr05" + encoding.replace(" ", ""));
    Charset charset = Charset.forName(encoding.split(" ")[0]);
    boolean mark = encoding.endsWith("BOM") || encoding.matches("UTF-16[BL]E");
    String document =
        (mark ? "\ufeff" : "")
            + Documents.data(uri(path), Documents.property("urn:a", "\u00e9t\u00e9"))
                .replace("UTF-8", charset.name().replaceAll("[BL]E", ""));
    alice
        .request("PUT", space.nodes(path))
        .header("Content-Type", "text/xml")
        .body(BodyPublishers.ofByteArray(document.getBytes(charset)))
        .send()
        .isOneOf(201, 200);
    assertThat(alice.node(path).property("urn:a")).isEqualTo("\u00e9t\u00e9");
  }

  @Test
  @DisplayName("XR-05 invalid bytes are refused")
  void invalidBytes() {
    String path = path("xr05bytes");
    byte[] document =
        Documents.data(uri(path), Documents.property("urn:a", "\u00e9\u00e9"))
            .getBytes(StandardCharsets.ISO_8859_1);
    alice
        .request("PUT", space.nodes(path))
        .header("Content-Type", "text/xml")
        .bytes(document)
        .send()
        .isFault(400, "InvalidArgument");
    assertMissing(path);
  }

  @Test
  @DisplayName("XR-07 another order of elements and blanks around URIs are tolerated")
  void orderAndBlanks() {
    String path = path("xr07");
    String reversed = "<vos:nodes/>" + Documents.properties(Documents.property("urn:a", "1"));
    alice
        .putNode(path, Documents.node("vos:ContainerNode", "  " + uri(path) + " ", reversed))
        .isOneOf(201, 200);
    assertThat(alice.node(path).property("urn:a")).isEqualTo("1");
    assertThat(alice.node(path).parts())
        .containsExactly("properties", "accepts", "provides", "nodes");
    String link = path("xr07link");
    String target = "<vos:target> urn:x </vos:target><vos:properties/>";
    alice.putNode(link, Documents.node("vos:LinkNode", uri(link), target)).isOneOf(201, 200);
    assertThat(alice.node(link).target()).isEqualTo("urn:x");
    String file = file("xr07file", bytes("abc"));
    String transfer =
        Documents.transfer(
            Documents.protocol(space.get(), "<vos:endpoint> http://x/ </vos:endpoint>")
                + "<vos:direction>\n pullFromVoSpace </vos:direction>"
                + "<vos:target>\n "
                + uri(file)
                + " </vos:target>");
    assertThat(anonymous.get(Negotiation.of(alice, transfer).endpoint()).is(200).text())
        .isEqualTo("abc");
  }

  private static String after(String doctype, String document) {
    return document.replaceFirst("\\?>", "?>" + java.util.regex.Matcher.quoteReplacement(doctype));
  }

  private static String inNamespace(String document, String namespace) {
    return document.replace(Core.VOS_NAMESPACE, namespace);
  }

  private static boolean connected(ServerSocket trap) throws IOException {
    try {
      trap.accept().close();
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    }
  }
}
