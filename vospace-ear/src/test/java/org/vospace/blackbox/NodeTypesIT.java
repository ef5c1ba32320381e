package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencadc.vospace.io.NodeReader;

/**
 * Node types and their representation: VOSpace 2.1 §3.1, §4. What is read is {@link NodeInputIT}.
 */
class NodeTypesIT extends SpaceTest {
  private static final String SOME = Documents.property("urn:some", "value");

  @Test
  @DisplayName("N-01 documents are in the namespace of VOSpace 2.0")
  void namespace() {
    String file = file("n01", bytes("x"));
    for (String address : List.of(space.nodes(file), "/protocols", "/views", "/properties")) {
      assertThat(alice.get(address).is(200).xml().root().getNamespaceURI())
          .isEqualTo(Core.VOS_NAMESPACE);
    }
    assertThat(Negotiation.pull(alice, file).details().root().getNamespaceURI())
        .isEqualTo(Core.VOS_NAMESPACE);
  }

  @Test
  @DisplayName("N-02 nodes and transfers are marked as version 2.1")
  void version() {
    String file = file("n02", bytes("x"));
    for (String path : List.of(file, home, link("n02link", "urn:x"))) {
      assertThat(alice.node(path).xml().root().getAttribute("version")).isEqualTo("2.1");
    }
    assertThat(Negotiation.pull(alice, file).details().root().getAttribute("version"))
        .isEqualTo("2.1");
  }

  @Test
  @DisplayName(
      "N-03 N-04 xsi:type is on every node, literally with the prefix vos of that namespace")
  void typeIsEverywhere() {
    String box = container("n03");
    data("n03/data");
    container("n03/container");
    link("n03/link", "urn:x");
    for (String query : List.of("detail=max", "detail=min", "detail=properties")) {
      NodeView node = alice.getNode(box, query).is(200).node();
      assertThat(node.typeName()).isEqualTo("vos:ContainerNode");
      assertThat(node.xml().root().lookupNamespaceURI("vos")).isEqualTo(Core.VOS_NAMESPACE);
      assertThat(node.children())
          .as(query)
          .hasSize(3)
          .allSatisfy(child -> assertThat(child.typeName()).matches("vos:[A-Za-z]+Node"));
      assertThat(node.children())
          .filteredOn(child -> !child.isData())
          .extracting(NodeView::typeName)
          .containsExactly("vos:ContainerNode", "vos:LinkNode");
    }
  }

  @Test
  @DisplayName("N-09 N-10 a data node has all its parts in the order of the schema")
  void partsOfDataNode() {
    String path = data("n10data", SOME);
    assertThat(alice.node(path).parts())
        .containsExactly("properties", "accepts", "provides", "capabilities");
    upload(alice, path, bytes("x"));
    assertThat(alice.node(path).parts())
        .containsExactly("properties", "accepts", "provides", "capabilities");
    assertThat(alice.node(path).uri()).isEqualTo(uri(path));
  }

  @Test
  @DisplayName("N-09 N-10 N-11 a container has uri, properties, and one element nodes at its end")
  void partsOfContainer() {
    String path = container("n11");
    NodeView full = alice.node(path);
    assertThat(full.uri()).isEqualTo(uri(path));
    assertThat(full.parts()).startsWith("properties").endsWith("nodes").containsOnlyOnce("nodes");
    NodeView least = alice.getNode(path, "detail=min").is(200).node();
    assertThat(least.parts()).containsExactly("nodes");
    data("n11/child");
    assertThat(alice.node(path).parts()).containsOnlyOnce("nodes");
    assertThat(alice.getNode(path, "limit=0").is(200).node().parts()).containsOnlyOnce("nodes");
  }

  @Test
  @DisplayName("N-09 N-12 a link has properties and one target, and nothing else")
  void partsOfLink() {
    String path = link("n12", "vos://elsewhere.example~space/x");
    assertThat(alice.node(path).parts()).containsExactly("properties", "target");
    assertThat(alice.getNode(path, "detail=min").is(200).node().parts()).containsExactly("target");
  }

  @Test
  @DisplayName("N-13 busy is written on data nodes")
  void busyIsWritten() {
    String path = data("n13");
    assertThat(alice.node(path).busy()).isEqualTo("false");
    List<NodeView> data = alice.node(home).children().stream().filter(NodeView::isData).toList();
    assertThat(data).isNotEmpty().allSatisfy(child -> assertThat(child.busy()).isEqualTo("false"));
  }

  @Test
  @DisplayName("N-14 only direct children are listed, with their full URIs")
  void directChildren() {
    String box = container("n14");
    String inner = container("n14/in%20ner");
    data("n14/in%20ner/grandchild");
    String child = data("n14/child");
    assertThat(alice.node(box).children())
        .extracting(NodeView::uri)
        .containsExactly(uri(child), uri(inner));
    assertThat(alice.node(home).children())
        .filteredOn(node -> node.uri().startsWith(uri(box)))
        .extracting(NodeView::uri)
        .containsExactly(uri(box));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 255, 70_000})
  @DisplayName("N-15 bytes come back as they were written")
  void bytesAreKept(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (i * 31 + i / 256);
    }
    assertBytes(file("n15-" + length, bytes), bytes);
  }

  @Test
  @DisplayName("N-16 bytes pushed to a link go to its target and never stay on the link")
  void linkOwnsNoBytes() {
    String target = file("n16target", bytes("old"));
    String link = link("n16link", uri(target));
    upload(alice, link, bytes("new bytes"));
    assertBytes(target, bytes("new bytes"));
    NodeView after = alice.node(link);
    assertThat(after.type()).isEqualTo("LinkNode");
    assertThat(after.target()).isEqualTo(uri(target));
    assertThat(after.properties()).doesNotContainKey(Core.LENGTH);
    String outward = link("n16outward", "http://127.0.0.1:9/x");
    Negotiation push = Negotiation.push(alice, outward);
    assertThat(push.phase()).isEqualTo("ERROR");
    assertThat(push.endpoints()).isEmpty();
  }

  @Test
  @DisplayName("N-16 bytes pushed to a container do not become its own")
  void containerOwnsNoBytes() {
    String box = container("n16box");
    upload(alice, box, bytes("inside"));
    NodeView after = alice.node(box);
    assertThat(after.type()).isEqualTo("ContainerNode");
    assertThat(after.properties()).doesNotContainKey(Core.LENGTH);
    assertThat(after.children()).hasSize(1);
    assertThat(alice.node(box + "/" + after.childNames().get(0)).property(Core.LENGTH))
        .isEqualTo("6");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vos://SVC/home/alice/not/there",
        "vos://elsewhere.example!space/a%20b?k=v#f",
        "http://example.org/path?a=1&b=%26#frag",
        "ivo://example.org/thing?x",
        "urn:isbn:0451450523"
      })
  @DisplayName("N-17 a link keeps any URI as its target, unchanged")
  void anyTarget(String template) {
    String target = template.replace("SVC", space.authority());
    String path = link("n17" + Math.abs(target.hashCode()), target);
    assertThat(alice.node(path).target()).isEqualTo(target);
  }

  @Test
  @DisplayName("N-19 operations on a link act on the link")
  void linkItself() {
    String target = data("n19target", SOME);
    String link = link("n19link", uri(target));
    assertThat(alice.node(link).type()).isEqualTo("LinkNode");
    String change = Documents.link(uri(link), uri(target), Documents.property("urn:own", "1"));
    alice.postNode(link, change).is(200);
    assertThat(alice.node(link).property("urn:own")).isEqualTo("1");
    assertThat(alice.node(target).properties()).doesNotContainKey("urn:own");
    alice.deleteNode(link).isOneOf(204, 200);
    assertMissing(link);
    assertThat(alice.node(target).property("urn:some")).isEqualTo("value");
  }

  @Test
  @DisplayName("N-20 output is UTF-8 and keeps markup, line ends and characters beyond the BMP")
  void specialCharacters() {
    String value =
        "a < b & c > d \"e\" 'f' ]]> \n\t two\r\nlines \u00e9 \u661f\u96f2 \ud83e\ude90 &amp;";
    String path = data("n20", Documents.property("urn:n20?a=1&b=2", value));
    Answer answer = alice.getNode(path).is(200);
    assertThat(answer.node().property("urn:n20?a=1&b=2")).isEqualTo(value);
    assertThat(answer.text()).matches("(?s)<\\?xml [^>]*encoding=[\"']UTF-8[\"'].*");
    assertThat(alice.node(home).children())
        .filteredOn(child -> child.uri().equals(uri(path)))
        .singleElement()
        .satisfies(child -> assertThat(child.property("urn:n20?a=1&b=2")).isEqualTo(value));
  }

  @Test
  @DisplayName("N-09 an independent reader validates and reads nodes of every type")
  void independentReader() throws Exception {
    String box = container("n09reader", SOME);
    data("n09reader/data", SOME);
    file("n09reader/file", bytes("12345"));
    link("n09reader/link", "urn:x");
    container("n09reader/container");
    for (String path : List.of(box, box + "/data", box + "/file", box + "/link", "", "/home")) {
      var read = new NodeReader().read(new StringReader(alice.getNode(path).is(200).text()));
      assertThat(read.vosURI.getURI()).hasToString(uri(path));
      String type = alice.node(path).type();
      assertThat(read.node.getClass().getSimpleName()).as(path).isEqualTo(type);
    }
  }
}
