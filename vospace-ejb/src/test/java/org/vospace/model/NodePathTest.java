package org.vospace.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths and URIs of nodes. */
class NodePathTest {
  @ParameterizedTest
  @CsvSource({
    "/a/b, /a/b",
    "a/b/, /a/b",
    "/a%20b, /a%20b",
    "/a+b, /a%2Bb",
    "/%41%7e, /A~",
    "/%e2%98%83, /%E2%98%83",
    "/a;b=c, /a%3Bb%3Dc",
    "/..., /..."
  })
  @DisplayName("ID-06 ID-09 a path is read and written in one spelling")
  void spelling(String text, String encoded) {
    assertThat(NodePath.parse(text).encoded()).isEqualTo(encoded);
    assertThat(NodePath.parse(encoded)).isEqualTo(NodePath.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/a//b",
        "//",
        "/.",
        "/a/..",
        "/%2e%2E/b",
        "/a%2Fb",
        "/a%5Cb",
        "/a\\b",
        "/%00",
        "/a%0d%0ab",
        "/%",
        "/%1",
        "/%zz",
        "/%ff",
        "/%c0%ae",
        "/%ed%a0%80",
        "/\ud800"
      })
  @DisplayName("ID-07 ID-10 ID-11 what can be no name is refused")
  void refused(String text) {
    assertThatThrownBy(() -> NodePath.parse(text)).isInstanceOf(InvalidUriException.class);
  }

  @Test
  @DisplayName("ID-09 names have 255 bytes at the most")
  void longest() {
    assertThat(NodePath.parse("/" + "é".repeat(127) + "x").depth()).isEqualTo(1);
    assertThatThrownBy(() -> NodePath.parse("/" + "é".repeat(128)))
        .isInstanceOf(InvalidUriException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "vos://a.b!c/d, vos://a.b~c/d",
    "vos://a.b~c/d#f, vos://a.b~c/d",
    "vos://a.b%21c/d?q=1, vos://a.b~c/d",
    "' vos://a.b~c/ ', vos://a.b~c"
  })
  @DisplayName("ID-02 ID-04 ID-13 a URI has one separator, and neither query nor fragment")
  void uris(String text, String expected) {
    assertThat(VosUri.parse(text)).hasToString(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "http://a/b", "vos:a", "vos:///a", "vos://a/b c", "vos://a/%zz"})
  @DisplayName("ID-07 ID-08 what names no node is refused")
  void noUris(String text) {
    assertThatThrownBy(() -> VosUri.parse(text)).isInstanceOf(InvalidUriException.class);
  }
}
