package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Identifiers that must not be accepted: VOSpace 2.1 §2. */
class HostileIdentifiersIT extends SpaceTest {

  @BeforeAll
  void makeSecret() {
    container("box");
    data("secret", Documents.property("urn:secret", "hidden"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "bad%zz", "bad%2", "tab\tname", "line\nname", "cur{ly}", "a|b"})
  @DisplayName("ID-07 a document whose uri is no URI is InvalidURI and creates nothing")
  void invalidUris(String name) {
    List<String> before = alice.node(home).childNames();
    alice.putNode(path("id07"), Documents.data(uri(path(name)))).isFault(400, "InvalidURI");
    assertThat(alice.node(home).childNames()).isEqualTo(before);
  }

  @Test
  @DisplayName("ID-08 another scheme or another authority is InvalidURI")
  void foreignUris() {
    String path = path("id08");
    for (String uri :
        List.of(
            "ivo://" + space.authority() + path,
            "http://" + space.authority() + path,
            "vos://elsewhere.example~vospace" + path,
            "vos://" + space.authority() + ".evil" + path,
            "vos:" + path,
            path)) {
      alice.putNode(path, Documents.data(uri)).isFault(400, "InvalidURI");
    }
    assertMissing(path);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "GET /box/%2e%2e/secret",
        "GET /box/%2E%2E/secret",
        "GET /box/.%2e/secret",
        "GET /%2e/secret",
        "GET /box/..%2Fsecret",
        "GET /box%2F..%2Fsecret",
        "GET /box%5C..%5Csecret",
        "GET /secret%00",
        "GET /secret%00.txt",
        "DELETE /box/%2e%2e/secret",
        "DELETE /%2e/secret",
        "DELETE /box/..%2Fsecret",
        "DELETE /secret%00",
        "GET /%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
        "GET /..%2F..%2F..%2F..%2Fetc%2Fpasswd"
      })
  @DisplayName("ID-10 dot segments and encoded separators reach no other node")
  void dotSegmentsReachNothing(String method, String suffix) {
    rawIsRefused(method, suffix, "");
    assertThat(alice.node(path("secret")).property("urn:secret")).isEqualTo("hidden");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/box/../secret", "/./secret", "/../../../../etc/passwd"})
  @DisplayName("ID-10 raw dot segments are refused or resolved as RFC 3986 does, and never escape")
  void rawDotSegments(String suffix) {
    Answer answer = RawHttp.send(alice, "GET", target(suffix));
    if (answer.status() == 200) {
      assertThat(answer.node().uri()).as(answer.toString()).isEqualTo(uri(path("secret")));
    } else {
      answer.isClientError();
    }
    assertThat(answer.text()).doesNotContain("root:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/box/%2e%2e/id10", "/%2e%2e", "/..", "/a%2Fid10", "/a%5Cid10", "/id10%00"})
  @DisplayName("ID-10 no node is created through such a path")
  void nothingIsCreated(String suffix) {
    List<String> before = alice.node(home).childNames();
    rawIsRefused("PUT", suffix, Documents.data(uri(home + suffix)));
    assertThat(alice.node(home).childNames()).isEqualTo(before);
    assertThat(alice.node("/home/alice").childNames()).doesNotContain("id10");
  }

  @ParameterizedTest
  @ValueSource(strings = {"box/%2e%2e/secret", "secret%00", "box%2F..%2Fsecret"})
  @DisplayName("ID-10 nor are bytes moved through one")
  void noBytesMove(String name) {
    String document =
        Documents.transfer(uri(path(name)), "pullFromVoSpace", Documents.protocol(space.get()));
    Negotiation.of(alice, document).failed("Invalid URI", "InvalidURI");
  }

  @Test
  @DisplayName("ID-11 a trailing slash is insignificant")
  void trailingSlash() {
    String path = path("id11");
    alice.putNode(path + "/", Documents.container(uri(path) + "/")).isOneOf(201, 200);
    assertThat(alice.node(path + "/").uri()).isEqualTo(uri(path));
    assertThat(alice.node(path).uri()).isEqualTo(uri(path));
    String change = Documents.container(uri(path), Documents.property("urn:a", "1"));
    alice.postNode(path + "/", change).is(200);
    assertThat(alice.node(path).property("urn:a")).isEqualTo("1");
    alice.deleteNode(path + "/").isOneOf(204, 200);
    assertMissing(path);
  }

  @Test
  @DisplayName("ID-11 an empty inner segment is refused by every operation")
  void emptySegments() {
    String odd = home + "//secret";
    rawIsRefused("GET", "//secret", "");
    rawIsRefused("PUT", "//new", Documents.data(uri(home + "//new")));
    rawIsRefused("POST", "//secret", Documents.data(uri(odd), Documents.property("urn:a", "1")));
    rawIsRefused("DELETE", "//secret", "");
    assertThat(alice.node(path("secret")).properties()).doesNotContainKey("urn:a");
    assertMissing(path("new"));
  }

  @Test
  @DisplayName("ID-10 a name that is not UTF-8 is refused")
  void notUtf8() {
    for (String name : List.of("/%ff", "/%c0%ae%c0%ae", "/%ed%a0%80")) {
      rawIsRefused("GET", name, "");
      rawIsRefused("PUT", name, Documents.data(uri(home + name)));
    }
  }

  @Test
  @DisplayName("ID-10 a target that is no HTTP is refused before it reaches the service")
  void notEncoded() {
    for (String name : List.of("/%", "/%a", "/%gg")) {
      RawHttp.send(alice, "GET", target(name), "").is(400);
      RawHttp.send(alice, "PUT", target(name), Documents.data(uri(home + name))).is(400);
    }
  }

  private void rawIsRefused(String method, String suffix, String document) {
    RawHttp.send(alice, method, target(suffix), document).isFault(400, "InvalidURI");
  }

  private String target(String suffix) {
    return URI.create(space.nodes(home)).getRawPath() + suffix;
  }
}
