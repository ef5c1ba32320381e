package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** setNode: VOSpace 2.1 §6.3.2. Permissions are in {@link AccessIT}. */
class SetNodeIT extends SpaceTest {
  private static final String CHANGE = Documents.property("urn:a", "changed");

  @Test
  @DisplayName("SN-01 the answer is the full record after the change")
  void fullRecord() {
    String box = container("sn01", Documents.property("urn:kept", "1"));
    data("sn01/child");
    Answer answer = alice.postNode(box, Documents.container(uri(box), CHANGE)).is(200);
    assertThat(answer.required("Content-Type")).isEqualTo("text/xml");
    NodeView after = answer.node();
    assertThat(after.uri()).isEqualTo(uri(box));
    assertThat(after.type()).isEqualTo("ContainerNode");
    assertThat(after.properties())
        .containsEntry("urn:a", "changed")
        .containsEntry("urn:kept", "1")
        .isEqualTo(alice.node(box).properties());
    assertThat(after.childNames()).containsExactly("child");
    String file = data("sn01data");
    NodeView data = alice.postNode(file, Documents.data(uri(file), CHANGE)).is(200).node();
    assertThat(data.parts()).containsExactly("properties", "accepts", "provides", "capabilities");
  }

  @Test
  @DisplayName("SN-02 a missing node is NodeNotFound, a missing ancestor ContainerNotFound")
  void missing() {
    String node = path("sn02");
    alice
        .postNode(node, Documents.data(uri(node), CHANGE))
        .isFault(404, "NodeNotFound")
        .saying(uri(node));
    String below = path("sn02/b");
    alice.postNode(below, Documents.data(uri(below), CHANGE)).isFault(404, "ContainerNotFound");
    assertMissing(node);
  }

  @Test
  @DisplayName("SN-03 a read-only property is PermissionDenied")
  void readOnlyProperty() {
    String file = file("sn03", bytes("abc"));
    alice
        .postNode(file, Documents.data(uri(file), CHANGE, Documents.property(Core.LENGTH, "7")))
        .isFault(403, "PermissionDenied");
    assertThat(alice.node(file).properties()).doesNotContainKey("urn:a");
  }

  @Test
  @DisplayName("SN-04 an invalid value is InvalidArgument, naming property and value")
  void invalidValue() {
    String path = data("sn04");
    alice
        .postNode(path, Documents.data(uri(path), Documents.property(Core.PUBLIC_READ, "perhaps")))
        .isFault(400, "InvalidArgument")
        .saying(Core.PUBLIC_READ)
        .saying("perhaps");
  }

  @Test
  @DisplayName("SN-05 a document about another node is InvalidURI")
  void otherUri() {
    String path = data("sn05");
    String other = data("sn05other");
    alice.postNode(path, Documents.data(uri(other), CHANGE)).isFault(400, "InvalidURI");
    alice.postNode(path, Documents.data("urn:x", CHANGE)).isFault(400, "InvalidURI");
    assertThat(alice.node(path).properties()).doesNotContainKey("urn:a");
    assertThat(alice.node(other).properties()).doesNotContainKey("urn:a");
  }

  @Test
  @DisplayName("SN-06 a document of another type changes neither type nor properties")
  void otherType() {
    String data = data("sn06data");
    String box = container("sn06box");
    String link = link("sn06link", "urn:x");
    for (String path : List.of(data, box, link)) {
      String type = alice.node(path).type();
      for (String document :
          List.of(
              Documents.data(uri(path), CHANGE),
              Documents.container(uri(path), CHANGE),
              Documents.link(uri(path), "urn:y", CHANGE))) {
        boolean same =
            type.endsWith("DataNode")
                ? document.contains("vos:DataNode")
                : document.contains("\"vos:" + type + "\"");
        if (!same) {
          alice.postNode(path, document).isFault(400, "InvalidArgument");
        }
      }
      assertThat(alice.node(path).type()).isEqualTo(type);
      assertThat(alice.node(path).properties()).doesNotContainKey("urn:a");
    }
  }

  @Test
  @DisplayName("SN-06 the types of the data node family describe each other and change nothing")
  void dataFamily() {
    String path = path("sn06family");
    make(alice, path, Documents.node("vos:UnstructuredDataNode", uri(path), ""));
    String type = alice.node(path).type();
    alice.postNode(path, Documents.data(uri(path), CHANGE)).is(200);
    assertThat(alice.node(path).type()).isEqualTo(type);
    assertThat(alice.node(path).property("urn:a")).isEqualTo("changed");
  }

  @Test
  @DisplayName("SN-07 views, capabilities and children in the document are ignored")
  void ignoredParts() {
    String box = container("sn07");
    data("sn07/kept");
    String children =
        "<vos:nodes><vos:node xsi:type=\"vos:DataNode\" uri=\"%s\"/></vos:nodes>"
            .formatted(uri(box + "/new"));
    String document =
        Documents.node("vos:ContainerNode", uri(box), Documents.properties(CHANGE) + children);
    assertThat(alice.postNode(box, document).is(200).node().childNames()).containsExactly("kept");
    alice.postNode(box, Documents.container(uri(box))).is(200);
    assertThat(alice.node(box).childNames()).containsExactly("kept");
    String data = data("sn07data");
    String parts =
        """
        <vos:properties/><vos:accepts><vos:view uri="urn:bogus"/></vos:accepts>
        <vos:provides><vos:view uri="urn:bogus"/></vos:provides>
        <vos:capabilities><vos:capability uri="urn:bogus"/></vos:capabilities>
        """;
    alice.postNode(data, Documents.node("vos:DataNode", uri(data), parts)).is(200);
    assertThat(alice.getNode(data).is(200).text()).doesNotContain("urn:bogus");
  }

  @Test
  @DisplayName("SN-08 a link gets the new target of the document, or keeps its own")
  void newTarget() {
    String link = link("sn08", "urn:x");
    NodeView after = alice.postNode(link, Documents.link(uri(link), "urn:y")).is(200).node();
    assertThat(after.target()).isEqualTo("urn:y");
    assertThat(alice.node(link).target()).isEqualTo("urn:y");
    set(alice, link, CHANGE).is(200);
    assertThat(alice.node(link).target()).isEqualTo("urn:y");
  }

  @Test
  @DisplayName("SN-09 concurrent changes of different properties are all kept")
  void concurrentChanges() {
    String path = data("sn09");
    int writers = 12;
    Together.run(writers, i -> alice.postNode(path, Documents.data(uri(path), property(i, "1"))))
        .forEach(answer -> answer.is(200));
    for (int i = 0; i < writers; i++) {
      assertThat(alice.node(path).property("urn:writer:" + i)).isEqualTo("1");
    }
  }

  @Test
  @DisplayName("SN-09 concurrent changes of columns and rows are all kept")
  void concurrentChangesOfAccess() {
    String path = data("sn09access");
    List<String> changes =
        List.of(
            Documents.property(Core.GROUP_READ, "staff"),
            Documents.property(Core.GROUP_WRITE, "other"),
            Documents.property(Core.PUBLIC_READ, "true"),
            Documents.property(Core.core("type"), "text/plain"),
            Documents.property(Core.TITLE, "t"));
    Together.run(
            changes.size(), i -> alice.postNode(path, Documents.data(uri(path), changes.get(i))))
        .forEach(answer -> answer.is(200));
    assertThat(alice.node(path).properties())
        .containsEntry(Core.GROUP_READ, "staff")
        .containsEntry(Core.GROUP_WRITE, "other")
        .containsEntry(Core.PUBLIC_READ, "true")
        .containsEntry(Core.core("type"), "text/plain")
        .containsEntry(Core.TITLE, "t");
  }

  @Test
  @DisplayName("SN-10 an empty protocol document is answered with protocols, or refused by name")
  void protocolsOfNode() {
    String path = data("sn10");
    String document = "<vos:protocols xmlns:vos=\"" + Core.VOS_NAMESPACE + "\"/>";
    Answer answer = alice.postNode(path, document);
    if (answer.status() == 200) {
      answer.xml().isA(Core.VOS_NAMESPACE, "protocols");
    } else {
      answer.isFault(400, "InvalidArgument");
    }
  }

  private static String property(int number, String value) {
    return Documents.property("urn:writer:" + number, value);
  }
}
