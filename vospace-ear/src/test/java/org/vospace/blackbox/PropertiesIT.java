package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Properties: VOSpace 2.1 §3.2. How setNode changes them is in {@link PropertyChangesIT}. */
class PropertiesIT extends SpaceTest {
  private static final Map<String, String> VALUES =
      Map.of(
          "publicread", "true",
          "groupread", "staff",
          "groupwrite", "staff",
          "type", "text/plain",
          "creator", "ivo://example.org/people#alice",
          "quota", "1000");

  @Test
  @DisplayName("P-01 a property has uri, value and, where the service controls it, readOnly")
  void attributes() {
    String path = file("p01", bytes("12345"));
    set(alice, path, Documents.property("urn:own", "mine")).is(200);
    NodeView node = alice.node(path);
    for (String property : List.of(Core.LENGTH, Core.BTIME, Core.CTIME, Core.MTIME)) {
      assertThat(node.property(property)).as(property).isNotBlank();
      assertThat(node.isReadOnly(property)).as("readOnly of " + property).isTrue();
    }
    assertThat(node.property("urn:own")).isEqualTo("mine");
    assertThat(node.isReadOnly("urn:own")).isFalse();
    assertThat(node.xml().attributes("vos:properties/vos:property", "uri"))
        .allSatisfy(uri -> assertThat(uri).isNotBlank());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "urn:x",
        "http://example.org/property?a=1&b=2#frag",
        "ivo://other.org/vocabulary/core#k",
        "vos://elsewhere.example~space/x",
        "tag:example.org,2026:%C3%BC"
      })
  @DisplayName("P-02 any URI identifies a property")
  void anyIdentifier(String property) {
    String path = data("p02" + Math.abs(property.hashCode()), Documents.property(property, "v"));
    assertThat(alice.node(path).property(property)).isEqualTo("v");
    assertThat(alice.node(path).isReadOnly(property)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<vos:property>v</vos:property>",
        "<vos:property uri=\"\">v</vos:property>",
        "<vos:property uri=\"not a uri\">v</vos:property>",
        "<vos:property uri=\"urn:bad%zz\">v</vos:property>",
        "<vos:property uri=\"relative\">v</vos:property>"
      })
  @DisplayName("P-03 a property without a valid URI is InvalidArgument")
  void invalidIdentifier(String property) {
    String name = "p03-" + Math.abs(property.hashCode());
    String path = path(name);
    alice.putNode(path, Documents.data(uri(path), property)).isFault(400, "InvalidArgument");
    assertMissing(path);
    data(name);
    Map<String, String> before = alice.node(path).properties();
    set(alice, path, Documents.property("urn:good", "1"), property).isFault(400, "InvalidArgument");
    assertThat(alice.node(path).properties()).isEqualTo(before);
  }

  @Test
  @DisplayName("P-04 the standard identifiers are used for what they name")
  void standardIdentifiers() {
    String path = file("p04", bytes("12345"));
    set(alice, path, Documents.property(Core.PUBLIC_READ, "true")).is(200);
    NodeView node = alice.node(path);
    assertThat(node.properties())
        .containsEntry(Core.LENGTH, "5")
        .containsEntry(Core.PUBLIC_READ, "true")
        .containsKeys(Core.BTIME, Core.CTIME, Core.MTIME, Core.core("creator"))
        .doesNotContainKey(Core.core("ispublic"));
  }

  @Test
  @DisplayName("P-04 what older clients call ispublic is publicread")
  void aliasOfPublicRead() {
    String path = data("p04alias", Documents.property(Core.core("ispublic"), "true"));
    assertThat(alice.node(path).properties())
        .containsEntry(Core.PUBLIC_READ, "true")
        .doesNotContainKey(Core.core("ispublic"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"DataNode", "ContainerNode", "LinkNode"})
  @DisplayName("P-05 the 24 standard properties can be set and read back, or are the service's")
  void standardProperties(String type) {
    String path = path("p05" + type);
    String target = type.equals("LinkNode") ? "<vos:target>urn:x</vos:target>" : "";
    String nodes = type.equals("ContainerNode") ? "<vos:nodes/>" : "";
    make(
        alice,
        path,
        Documents.node("vos:" + type, uri(path), "<vos:properties/>" + nodes + target));
    assertThat(Core.STANDARD).hasSize(24);
    for (String name : Core.STANDARD) {
      String value = VALUES.getOrDefault(name, "http://example.org/" + name);
      Answer answer = set(alice, path, Documents.property(Core.core(name), value));
      if (answer.status() == 200) {
        assertThat(answer.node().property(Core.core(name))).as(name).isEqualTo(value);
        assertThat(alice.node(path).property(Core.core(name))).as(name).isEqualTo(value);
      } else {
        answer.isFault(403, "PermissionDenied");
        assertThat(Core.SERVICE_CONTROLLED).as("properties that are read-only").contains(name);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"staff,other", "staff other", "staff, other", " staff\n\tother,"})
  @DisplayName("P-06 groups come with commas or white space between and go with one blank")
  void groupLists(String list) {
    String path = data("p06-" + Math.abs(list.hashCode()));
    set(
            alice,
            path,
            Documents.property(Core.GROUP_READ, list),
            Documents.property(Core.GROUP_WRITE, list))
        .is(200);
    assertThat(alice.node(path).properties())
        .containsEntry(Core.GROUP_READ, "staff other")
        .containsEntry(Core.GROUP_WRITE, "staff other");
  }

  @Test
  @DisplayName("P-06 other lists with commas are kept as they are")
  void otherLists() {
    String path = data("p06list", Documents.property(Core.core("subject"), "stars, dust,gas"));
    assertThat(alice.node(path).property(Core.core("subject"))).isEqualTo("stars, dust,gas");
  }

  @Test
  @DisplayName("P-07 length follows every write and is read-only")
  void length() {
    String path = data("p07");
    assertThat(alice.node(path).property(Core.LENGTH)).isIn("0", null);
    for (int length : new int[] {5, 0, 70_000}) {
      upload(alice, path, new byte[length]);
      assertThat(alice.node(path).property(Core.LENGTH)).isEqualTo(Integer.toString(length));
    }
    assertThat(alice.node(path).isReadOnly(Core.LENGTH)).isTrue();
    set(alice, path, Documents.property(Core.LENGTH, "7")).isFault(403, "PermissionDenied");
  }

  @Test
  @DisplayName("P-08 btime stays, mtime changes with data only, ctime with metadata; ISO 8601")
  void times() {
    String path = file("p08", bytes("1"));
    NodeView first = alice.node(path);
    set(alice, path, Documents.property("urn:a", "1")).is(200);
    NodeView second = alice.node(path);
    assertThat(second.property(Core.BTIME)).isEqualTo(first.property(Core.BTIME));
    assertThat(second.property(Core.MTIME)).isEqualTo(first.property(Core.MTIME));
    assertThat(instant(second, Core.CTIME)).isAfter(instant(first, Core.CTIME));
    upload(alice, path, bytes("2"));
    NodeView third = alice.node(path);
    assertThat(third.property(Core.BTIME)).isEqualTo(first.property(Core.BTIME));
    assertThat(instant(third, Core.MTIME)).isAfter(instant(second, Core.MTIME));
    assertThat(instant(third, Core.BTIME)).isBeforeOrEqualTo(Instant.now().plusSeconds(60));
  }

  @ParameterizedTest
  @ValueSource(strings = {"maybe", "", "yes", "2", "true false"})
  @DisplayName("P-09 publicread is true or false, else InvalidArgument")
  void publicReadIsBoolean(String value) {
    String path = path("p09");
    String property = Documents.property(Core.PUBLIC_READ, value);
    alice.putNode(path, Documents.data(uri(path), property)).isFault(400, "InvalidArgument");
    assertMissing(path);
    data("p09");
    set(alice, path, property).isFault(400, "InvalidArgument");
    set(alice, path, Documents.property(Core.PUBLIC_READ, "true")).is(200);
    assertThat(alice.node(path).property(Core.PUBLIC_READ)).isEqualTo("true");
    set(alice, path, Documents.property(Core.PUBLIC_READ, "false")).is(200);
    assertThat(alice.node(path).property(Core.PUBLIC_READ)).isEqualTo("false");
    alice.deleteNode(path).isOneOf(204, 200);
  }

  private static Instant instant(NodeView node, String property) {
    assertThat(node.property(property))
        .as(property)
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z?");
    String value = node.property(property);
    return Instant.parse(value.endsWith("Z") ? value : value + "Z");
  }
}
