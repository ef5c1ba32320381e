package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** createNode: VOSpace 2.1 §6.2.1. Permissions are in {@link AccessIT}. */
class CreateNodeIT extends SpaceTest {

  @ParameterizedTest
  @ValueSource(strings = {"ContainerNode", "DataNode", "LinkNode"})
  @DisplayName("CN-01 CN-02 a new node is answered with 201 and its document, and is there at once")
  void created(String type) {
    String path = path("cn01" + type);
    String special =
        switch (type) {
          case "ContainerNode" -> "<vos:nodes/>";
          case "LinkNode" -> "<vos:target>urn:x</vos:target>";
          default -> "";
        };
    String properties =
        Documents.properties(
            Documents.property(Core.TITLE, "A title"), Documents.property("urn:a", "1"));
    Answer answer =
        alice.putNode(path, Documents.node("vos:" + type, uri(path), properties + special)).is(201);
    assertThat(answer.required("Content-Type")).isEqualTo("text/xml");
    NodeView made = answer.node();
    assertThat(made.uri()).isEqualTo(uri(path));
    assertThat(made.type()).endsWith(type);
    assertThat(made.properties()).containsEntry(Core.TITLE, "A title").containsEntry("urn:a", "1");
    NodeView read = alice.node(path);
    assertThat(read.type()).isEqualTo(made.type());
    assertThat(read.properties()).isEqualTo(made.properties());
    assertThat(read.parts()).isEqualTo(made.parts());
    assertThat(alice.node(home).children()).extracting(NodeView::uri).contains(uri(path));
  }

  @Test
  @DisplayName("CN-03 a document about another node, or about none, is InvalidURI")
  void otherUri() {
    String path = path("cn03");
    for (String other : List.of(path("cn03other"), path + "/below", home, "", path + "x")) {
      alice.putNode(path, Documents.data(uri(other))).isFault(400, "InvalidURI");
    }
    String none = Documents.data("").replace("uri=\"\"", "");
    alice.putNode(path, none).isFault(400, "InvalidURI");
    assertMissing(path);
    assertMissing(path("cn03other"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"container", "data", "link"})
  @DisplayName("CN-04 a path that is taken is DuplicateNode, and the node stays as it is")
  void duplicate(String kind) {
    String name = "cn04" + kind;
    String path =
        switch (kind) {
          case "container" -> container(name, Documents.property("urn:a", "1"));
          case "data" -> data(name, Documents.property("urn:a", "1"));
          default -> link(name, "urn:x");
        };
    Map<String, String> before = alice.node(path).properties();
    String type = alice.node(path).type();
    for (String document :
        List.of(
            Documents.data(uri(path), Documents.property("urn:a", "2")),
            Documents.container(uri(path)),
            Documents.link(uri(path), "urn:y"))) {
      alice.putNode(path, document).isFault(409, "DuplicateNode").saying(uri(path));
    }
    assertThat(alice.node(path).properties()).isEqualTo(before);
    assertThat(alice.node(path).type()).isEqualTo(type);
  }

  @Test
  @DisplayName("CN-04 the root is taken")
  void duplicateRoot() {
    for (Caller caller : List.of(admin, alice)) {
      caller.putNode("", Documents.container(uri(""))).isFault(409, "DuplicateNode");
    }
  }

  @Test
  @DisplayName("CN-05 a missing ancestor is ContainerNotFound, and no parent is made")
  void missingAncestor() {
    for (String path : List.of(path("cn05/b"), path("cn05/b/c"), path("cn05/b/c/d"))) {
      alice
          .putNode(path, Documents.data(uri(path)))
          .isFault(404, "ContainerNotFound")
          .saying(uri(path("cn05")));
      alice.putNode(path, Documents.container(uri(path))).isFault(404, "ContainerNotFound");
    }
    assertMissing(path("cn05"));
  }

  @Test
  @DisplayName("CN-06 an ancestor that is a data node is ContainerNotFound")
  void dataAncestor() {
    String file = file("cn06", bytes("x"));
    for (String path : List.of(file + "/b", file + "/b/c")) {
      alice.putNode(path, Documents.data(uri(path))).isFault(404, "ContainerNotFound");
    }
    assertBytes(file, bytes("x"));
  }

  @ParameterizedTest
  @CsvSource({"x,true", "x/y,true", "missing/x,true", "x,false", "missing/x/y,false"})
  @DisplayName("CN-07 a link among the ancestors is LinkFound, with a description of the link")
  void linkAncestor(String below, boolean toContainer) {
    String name = "cn07" + Math.abs((below + toContainer).hashCode());
    String target = uri(toContainer ? container(name + "target") : path("nowhere"));
    String link = link(name, target);
    String path = link + "/" + below;
    for (String document : List.of(Documents.data(uri(path)), Documents.container(uri(path)))) {
      alice.putNode(path, document).isFault(400, "LinkFound").saying(uri(link)).saying(target);
    }
    if (toContainer) {
      assertThat(alice.node(path(name + "target")).children()).isEmpty();
    }
  }

  @Test
  @DisplayName("CN-07 of a missing node and a link the first one met decides")
  void firstOneDecides() {
    String box = container("cn07first");
    link("cn07first/link", uri(home));
    String missingFirst = box + "/missing/link/x";
    alice
        .putNode(missingFirst, Documents.data(uri(missingFirst)))
        .isFault(404, "ContainerNotFound");
    String linkFirst = box + "/link/missing/x";
    alice.putNode(linkFirst, Documents.data(uri(linkFirst))).isFault(400, "LinkFound");
  }

  @ParameterizedTest
  @ValueSource(strings = {"length", "btime", "ctime", "mtime"})
  @DisplayName("CN-09 a property that the service keeps is PermissionDenied and creates nothing")
  void readOnlyProperty(String name) {
    String path = path("cn09" + name);
    String value = name.equals("length") ? "5" : "2001-01-01T00:00:00.000Z";
    String property = Documents.property(Core.core(name), value);
    alice
        .putNode(path, Documents.data(uri(path), property))
        .isFault(403, "PermissionDenied")
        .saying(Core.core(name));
    assertMissing(path);
  }

  @Test
  @DisplayName("CN-10 accepts is filled by the service; provides and capabilities are there")
  void acceptsIsFilled() {
    String path = path("cn10");
    XmlView made = alice.putNode(path, Documents.data(uri(path))).isOneOf(201, 200).xml();
    assertThat(made.attributes("vos:accepts/vos:view", "uri"))
        .isNotEmpty()
        .isSubsetOf(alice.get("/views").is(200).xml().attributes("vos:accepts/vos:view", "uri"));
    assertThat(made.count("vos:provides")).isEqualTo(1);
    assertThat(made.count("vos:capabilities")).isEqualTo(1);
  }

  @Test
  @DisplayName("CN-11 .auto makes a node with a fresh name each time")
  void auto() {
    String box = container("cn11");
    String path = box + "/.auto";
    String first = alice.putNode(path, Documents.data(uri(path))).is(201).node().uri();
    String second = alice.putNode(path, Documents.container(uri(path))).is(201).node().uri();
    assertThat(List.of(first, second))
        .doesNotHaveDuplicates()
        .allSatisfy(
            uri -> {
              assertThat(uri).startsWith(uri(box) + "/").doesNotEndWith("/.auto");
              assertThat(alice.node(uri.substring(uri("").length())).uri()).isEqualTo(uri);
            });
    assertThat(alice.node(box).children())
        .extracting(NodeView::uri)
        .containsExactlyInAnyOrder(first, second);
  }

  @Test
  @DisplayName("CN-12 children in the document are not created, nor nil properties stored")
  void childrenAndNil() {
    String path = path("cn12");
    String child =
        "<vos:nodes><vos:node xsi:type=\"vos:DataNode\" uri=\"%s\"/></vos:nodes>"
            .formatted(uri(path + "/child"));
    String properties =
        Documents.properties(Documents.nil("urn:nil"), Documents.property("urn:a", "1"));
    String document = Documents.node("vos:ContainerNode", uri(path), properties + child);
    NodeView made = alice.putNode(path, document).isOneOf(201, 200).node();
    assertThat(made.children()).isEmpty();
    assertThat(made.properties()).containsEntry("urn:a", "1").doesNotContainKey("urn:nil");
    assertThat(alice.node(path).children()).isEmpty();
    assertThat(alice.node(path).properties()).doesNotContainKey("urn:nil");
    assertMissing(path + "/child");
  }
}
