package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How large names, trees and properties may be. */
class LimitsIT extends SpaceTest {
  private static final int LONGEST_NAME = 255;
  private static final int DEPTH = Integer.getInteger("vospace.max.depth", 512);

  private static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** As many whole characters as fit into 255 bytes, filled up with letters. */
  private static String longest(String character) {
    int size = character.getBytes(StandardCharsets.UTF_8).length;
    int whole = LONGEST_NAME / size;
    return character.repeat(whole) + "x".repeat(LONGEST_NAME - whole * size);
  }

  @ParameterizedTest
  @ValueSource(strings = {"観", "🔭", "é", "a", "👩‍🚀"})
  @DisplayName("ID-09 names of 255 bytes in any script round-trip")
  void longNames(String character) {
    String name = longest(character);
    assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSize(LONGEST_NAME);
    String path = path(encoded(name));
    byte[] content = bytes("content of " + character);
    upload(alice, path, content);
    assertThat(alice.node(path).uri()).isEqualTo(uri(path));
    assertThat(alice.node(home).childNames()).contains(encoded(name));
    assertBytes(path, content);
    String tooLong = path(encoded(name + "x"));
    alice.putNode(tooLong, Documents.data(uri(tooLong))).isFault(400, "InvalidURI");
    alice.deleteNode(path).is(204);
  }

  @Test
  @DisplayName("ID-12 a tree of 300 containers round-trips, and a limit is told by name")
  void depth() {
    String top = container("deep");
    String path = top;
    int below = (int) home.chars().filter(c -> c == '/').count() + 1;
    for (int depth = below + 1; depth <= DEPTH; depth++) {
      path += "/d";
      alice.putNode(path, Documents.container(uri(path))).is(201);
      if (depth == 300) {
        upload(alice, path + "/file", bytes("deep"));
        assertBytes(path + "/file", bytes("deep"));
        assertThat(alice.node(path).childNames()).containsExactly("file");
      }
    }
    assertThat(alice.node(path).uri()).isEqualTo(uri(path));
    String tooDeep = path + "/d";
    alice.putNode(tooDeep, Documents.container(uri(tooDeep))).isFault(400, "InvalidURI");
    Negotiation.push(alice, tooDeep).failed("Invalid URI", "InvalidURI");
    alice.deleteNode(top).is(204);
    assertMissing(path);
  }

  @Test
  @DisplayName("P-02 a property of 60 kB and 500 properties on a node round-trip")
  void largeProperties() {
    String long60 = "é<&\"'\n\t ".repeat(60_000 / 9);
    String path = data("large", Documents.property("urn:long", long60));
    assertThat(alice.node(path).property("urn:long")).isEqualTo(long60);
    Map<String, String> expected = new LinkedHashMap<>();
    for (int i = 0; i < 500; i++) {
      expected.put("urn:many:" + i, "value " + i);
    }
    String many =
        data(
            "many",
            expected.entrySet().stream()
                .map(entry -> Documents.property(entry.getKey(), entry.getValue()))
                .toArray(String[]::new));
    assertThat(alice.node(many).properties()).containsAllEntriesOf(expected);
  }
}
