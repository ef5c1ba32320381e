package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Node documents as clients write them: VOSpace 2.1 §3.1, §6.2.1. */
class NodeInputIT extends SpaceTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "version=\"2.0\"", "version=\"2.1\""})
  @DisplayName("N-02 requests with version 2.0, 2.1 or none are accepted")
  void anyVersion(String version) {
    String path = path("n02-" + version.replaceAll("[^0-9]", ""));
    String document = Documents.data(uri(path)).replace("version=\"2.1\"", version);
    alice.putNode(path, document).isOneOf(201, 200);
  }

  @Test
  @DisplayName("N-05 the type is resolved through the namespaces in scope")
  void anyPrefix() {
    String path = path("n05");
    String document =
        """
        <n:node xmlns:n="http://www.ivoa.net/xml/VOSpace/v2.0"
            xmlns:other="http://www.ivoa.net/xml/VOSpace/v2.0"
            xmlns:i="http://www.w3.org/2001/XMLSchema-instance"
            i:type="other:ContainerNode" uri="%s"><n:properties/><n:nodes/></n:node>
        """
            .formatted(uri(path));
    assertThat(alice.putNode(path, document).isOneOf(201, 200).node().type())
        .isEqualTo("ContainerNode");
    String bare = path("n05default");
    String unprefixed =
        """
        <node xmlns="http://www.ivoa.net/xml/VOSpace/v2.0"
            xmlns:xs="http://www.w3.org/2001/XMLSchema-instance"
            xs:type="ContainerNode" uri="%s"><nodes/></node>
        """
            .formatted(uri(bare));
    assertThat(alice.putNode(bare, unprefixed).isOneOf(201, 200).node().type())
        .isEqualTo("ContainerNode");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Node",
        "DataNode",
        "UnstructuredDataNode",
        "StructuredDataNode",
        "ContainerNode",
        "LinkNode"
      })
  @DisplayName("N-06 every type of the standard is parsed and stored as itself or a subtype")
  void allTypes(String type) {
    String path = path("n06" + type);
    String special =
        switch (type) {
          case "ContainerNode" -> "<vos:nodes/>";
          case "LinkNode" -> "<vos:target>urn:x</vos:target>";
          default -> "";
        };
    Answer answer =
        alice.putNode(
            path, Documents.node("vos:" + type, uri(path), "<vos:properties/>" + special));
    if (type.equals("StructuredDataNode") && answer.status() == 400) {
      answer.isFault(400, "TypeNotSupported").saying("StructuredDataNode");
      return;
    }
    String stored = answer.isOneOf(201, 200).node().type();
    assertThat(stored).endsWith(type.equals("Node") ? "DataNode" : type);
    assertThat(alice.node(path).type()).isEqualTo(stored);
  }

  @Test
  @DisplayName("N-07 an unknown type is TypeNotSupported, with its name")
  void unknownType() {
    String path = path("n07");
    alice
        .putNode(path, Documents.node("vos:FooNode", uri(path), ""))
        .isFault(400, "TypeNotSupported")
        .saying("FooNode");
    String foreign =
        Documents.node("x:ContainerNode", uri(path), "")
            .replace("xmlns:vos", "xmlns:x=\"urn:other\" xmlns:vos");
    alice.putNode(path, foreign).isFault(400, "TypeNotSupported").saying("ContainerNode");
    String unbound = Documents.node("nowhere:DataNode", uri(path), "");
    alice.putNode(path, unbound).is(400);
    assertMissing(path);
  }

  @Test
  @DisplayName("N-08 a node without a type is a vos:Node and stored as a subtype that is reported")
  void noType() {
    String path = path("n08");
    String document =
        """
        <vos:node xmlns:vos="http://www.ivoa.net/xml/VOSpace/v2.0" uri="%s"/>
        """
            .formatted(uri(path));
    NodeView made = alice.putNode(path, document).isOneOf(201, 200).node();
    assertThat(made.type()).matches("(Unstructured|Structured)?DataNode");
    assertThat(alice.node(path).type()).isEqualTo(made.type());
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "false", "1", "0"})
  @DisplayName("N-13 busy is accepted on input, in every form, and is not the client's to set")
  void busyOnInput(String busy) {
    String path = path("n13" + busy);
    String document =
        Documents.data(uri(path)).replace("xsi:type", "busy=\"" + busy + "\" xsi:type");
    assertThat(alice.putNode(path, document).isOneOf(201, 200).node().busy()).isEqualTo("false");
  }

  @Test
  @DisplayName("N-18 a link without a target is InvalidArgument")
  void linkWithoutTarget() {
    String path = path("n18");
    for (String content : List.of("<vos:properties/>", "", "<vos:target></vos:target>")) {
      alice
          .putNode(path, Documents.node("vos:LinkNode", uri(path), content))
          .isFault(400, "InvalidArgument");
    }
    assertMissing(path);
  }
}
