package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How properties change: VOSpace 2.1 §3.2, §6.3.2. */
class PropertyChangesIT extends SpaceTest {

  @ParameterizedTest
  @ValueSource(strings = {"xsi:nil=\"true\"", "xsi:nil=\"1\"", "i:nil=\"true\"", "i:nil=\"1\""})
  @DisplayName("P-10 nil removes a property, whatever the prefix")
  void nilRemoves(String nil) {
    String path =
        data(
            "p10-" + Math.abs(nil.hashCode()),
            Documents.property("urn:gone", "1"),
            Documents.property("urn:kept", "2"));
    String document =
        Documents.data(uri(path), "<vos:property uri=\"urn:gone\" " + nil + "/>")
            .replace("xmlns:vos", "xmlns:i=\"" + Core.XSI_NAMESPACE + "\" xmlns:vos");
    NodeView after = alice.postNode(path, document).is(200).node();
    assertThat(after.properties()).doesNotContainKey("urn:gone").containsEntry("urn:kept", "2");
    assertThat(alice.node(path).properties()).doesNotContainKey("urn:gone");
  }

  @Test
  @DisplayName("P-10 removing a property that is not there changes nothing")
  void nilOfAbsent() {
    String path = data("p10absent", Documents.property("urn:kept", "2"));
    set(alice, path, Documents.nil("urn:never")).is(200);
    assertThat(alice.node(path).properties())
        .containsEntry("urn:kept", "2")
        .doesNotContainKey("urn:never");
  }

  @Test
  @DisplayName("P-10 nil removes an access property")
  void nilRemovesAccess() {
    String path =
        data(
            "p10access",
            Documents.property(Core.PUBLIC_READ, "true"),
            Documents.property(Core.GROUP_READ, "staff"));
    set(alice, path, Documents.nil(Core.PUBLIC_READ), Documents.nil(Core.GROUP_READ)).is(200);
    NodeView node = alice.node(path);
    assertThat(node.property(Core.PUBLIC_READ)).isIn(null, "false");
    assertThat(node.property(Core.GROUP_READ)).isIn(null, "");
  }

  @Test
  @DisplayName("P-11 an empty element makes the value blank and keeps the property")
  void emptyIsBlank() {
    String path = data("p11", Documents.property("urn:a", "1"), Documents.property("urn:b", "2"));
    set(alice, path, "<vos:property uri=\"urn:a\"/>", "<vos:property uri=\"urn:b\"></vos:property>")
        .is(200);
    assertThat(alice.node(path).properties()).containsEntry("urn:a", "").containsEntry("urn:b", "");
  }

  @Test
  @DisplayName("P-12 properties that are not mentioned keep their values")
  void union() {
    String path = data("p12", Documents.property("urn:a", "1"), Documents.property("urn:b", "2"));
    set(alice, path, Documents.property("urn:b", "3"), Documents.property("urn:c", "4")).is(200);
    assertThat(alice.node(path).properties())
        .containsEntry("urn:a", "1")
        .containsEntry("urn:b", "3")
        .containsEntry("urn:c", "4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"length", "btime", "ctime", "mtime"})
  @DisplayName("P-13 a read-only property can be neither changed nor removed, and nothing else is")
  void readOnly(String name) {
    String path = file("p13" + name, bytes("12345"));
    set(alice, path, Documents.property("urn:a", "1")).is(200);
    Map<String, String> before = alice.node(path).properties();
    String other = Documents.property("urn:a", "changed");
    String value = name.equals("length") ? "99" : "2001-01-01T00:00:00.000Z";
    set(alice, path, other, Documents.property(Core.core(name), value))
        .isFault(403, "PermissionDenied");
    set(alice, path, other, Documents.nil(Core.core(name))).isFault(403, "PermissionDenied");
    assertThat(alice.node(path).properties()).isEqualTo(before);
  }

  @Test
  @DisplayName("P-14 a whole document can be sent back as it was read")
  void roundTrip() {
    String file = file("p14", bytes("12345"));
    set(alice, file, Documents.property("urn:a", "1")).is(200);
    String box = container("p14box", Documents.property("urn:a", "1"));
    data("p14box/child");
    for (String path : new String[] {file, box, link("p14link", "urn:x")}) {
      Answer read = alice.getNode(path).is(200);
      NodeView after = alice.postNode(path, read.text()).is(200).node();
      assertThat(after.properties())
          .containsAllEntriesOf(without(read.node().properties(), Core.CTIME, Core.core("date")));
      assertThat(after.childNames()).isEqualTo(read.node().childNames());
    }
    assertBytes(file, bytes("12345"));
  }

  @Test
  @DisplayName("P-15 a client cannot make a property read-only")
  void readOnlyOfClient() {
    String property = "<vos:property uri=\"urn:a\" readOnly=\"true\">1</vos:property>";
    String path = data("p15", property);
    assertThat(alice.node(path).isReadOnly("urn:a")).isFalse();
    set(alice, path, Documents.property("urn:a", "2")).is(200);
    assertThat(alice.node(path).property("urn:a")).isEqualTo("2");
  }

  @Test
  @DisplayName("P-16 one bad property among five leaves the other four unchanged")
  void atomic() {
    String path = data("p16", Documents.property("urn:a", "1"), Documents.property("urn:b", "2"));
    Map<String, String> before = alice.node(path).properties();
    String[] bad = {
      Documents.property(Core.PUBLIC_READ, "perhaps"),
      Documents.property(Core.LENGTH, "1"),
      Documents.property("no uri", "1")
    };
    for (String property : bad) {
      set(
              alice,
              path,
              Documents.property("urn:a", "changed"),
              Documents.nil("urn:b"),
              property,
              Documents.property("urn:c", "new"),
              Documents.property(Core.TITLE, "new"))
          .isClientError();
      assertThat(alice.node(path).properties()).isEqualTo(before);
    }
  }

  private static Map<String, String> without(Map<String, String> properties, String... uris) {
    Map<String, String> rest = new java.util.HashMap<>(properties);
    for (String uri : uris) {
      rest.remove(uri);
    }
    return rest;
  }
}
