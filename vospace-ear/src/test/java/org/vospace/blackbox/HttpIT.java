package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP as RFC 9110 has it. */
class HttpIT extends SpaceTest {
  private String file;

  @BeforeAll
  void makeFile() {
    file = file("file", bytes("0123456789"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/xml",
        "application/xml",
        "text/xml; charset=utf-8",
        "text/xml;charset=UTF-8",
        "application/xml; charset=\"utf-8\"",
        "TEXT/XML",
        ""
      })
  @DisplayName("H-01 documents are accepted under either media type, with a charset, or with none")
  void requestTypes(String type) {
    String name = "h01" + type.replaceAll("[^A-Za-z]", "");
    String path = path(name);
    document("PUT", space.nodes(path), type, Documents.data(uri(path))).isOneOf(201, 200);
    String change = Documents.data(uri(path), Documents.property("urn:a", "1"));
    document("POST", space.nodes(path), type, change).is(200);
    document("POST", "/synctrans", type, Documents.pullFrom(space, file)).is(303);
  }

  @Test
  @DisplayName("H-01 documents are answered as text/xml, without a charset")
  void answerType() {
    for (String address :
        List.of(space.nodes(file), space.nodes(""), "/protocols", "/views", "/properties")) {
      assertThat(alice.get(address).is(200).required("Content-Type")).isEqualTo("text/xml");
    }
    Negotiation pull = Negotiation.pull(alice, file);
    assertThat(alice.get(pull.jobUrl()).required("Content-Type")).isEqualTo("text/xml");
    assertThat(alice.get(pull.detailsUrl()).required("Content-Type")).isEqualTo("text/xml");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/xml",
        "text/xml",
        "*/*",
        "text/html, application/xhtml+xml, */*;q=0.8",
        "image/png",
        "nonsense",
        ""
      })
  @DisplayName("H-02 any Accept gets XML, or 406 when nothing fits")
  void accept(String accept) {
    for (String address : List.of(space.nodes(file), "/protocols", "/capabilities")) {
      Request request = alice.request("GET", address);
      Answer answer = (accept.isEmpty() ? request : request.header("Accept", accept)).send();
      if (answer.status() == 406) {
        assertThat(accept).as("refused Accept").isIn("image/png", "nonsense");
      } else {
        assertThat(answer.is(200).required("Content-Type")).contains("xml");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"PUT,image/png", "PUT,application/json", "POST,image/png", "POST,nonsense"})
  @DisplayName("H-02 a body of a foreign media type is 415 or 400")
  void foreignType(String method, String type) {
    String path = path("h02");
    document(method, space.nodes(path), type, Documents.data(uri(path))).isOneOf(415, 400);
    document("POST", "/synctrans", type, Documents.pullFrom(space, file)).isOneOf(415, 400);
    assertMissing(path);
  }

  @Test
  @DisplayName("H-03 HEAD is GET without the body: status and headers are the same")
  void head() {
    Negotiation pull = Negotiation.pull(alice, file);
    for (String address :
        List.of(
            space.nodes(file),
            space.nodes(home),
            space.nodes(path("missing")),
            "/protocols",
            "/views",
            "/properties",
            "/capabilities",
            "/availability",
            pull.jobUrl(),
            pull.detailsUrl())) {
      Answer head = alice.request("HEAD", address).send();
      Answer get = alice.get(address);
      assertThat(head.status()).as(head.toString()).isEqualTo(get.status());
      assertThat(head.body()).isEmpty();
      for (String name : List.of("Content-Type", "Cache-Control", "Last-Modified")) {
        assertThat(head.header(name)).as(name + " of " + head).isEqualTo(get.header(name));
      }
    }
  }

  @Test
  @DisplayName("H-03 HEAD on a data endpoint tells what GET will bring, and does not use it up")
  void headOfData() {
    String endpoint = Negotiation.pull(alice, file).endpoint();
    for (int i = 0; i < 2; i++) {
      Answer head = anonymous.request("HEAD", endpoint).send().is(200);
      assertThat(head.required("Content-Length")).isEqualTo("10");
    }
    Answer get = anonymous.get(endpoint).is(200);
    assertThat(get.text()).isEqualTo("0123456789");
    assertThat(get.required("Content-Length")).isEqualTo("10");
  }

  @Test
  @DisplayName("H-04 OPTIONS tells the methods in Allow")
  void options() {
    assertThat(allowed(options(space.nodes(file)))).contains("GET", "PUT", "POST", "DELETE");
    assertThat(allowed(options("/synctrans"))).contains("GET", "POST");
    for (String address : List.of("/protocols", "/views", "/properties", "/capabilities")) {
      assertThat(allowed(options(address))).contains("GET").doesNotContain("POST", "DELETE");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "PATCH,/nodes",
    "DELETE,/protocols",
    "PUT,/views",
    "POST,/properties",
    "DELETE,/capabilities",
    "POST,/availability",
    "DELETE,/synctrans",
    "PUT,/synctrans"
  })
  @DisplayName("H-04 a method that a resource has not is 405, with Allow")
  void unsupportedMethod(String method, String address) {
    Answer answer = alice.request(method, address).send().is(405);
    assertThat(allowed(answer)).isNotEmpty().doesNotContain(method);
  }

  @Test
  @DisplayName("H-05 Location is absolute under the address of the request, and redirects are 303")
  void location() {
    Answer answer = alice.postTransfer(Documents.pullFrom(space, file)).is(303);
    String location = answer.required("Location");
    assertThat(location).startsWith(space.base() + "/transfers/");
    assertThat(URI.create(location).isAbsolute()).isTrue();
    String query =
        "?TARGET=%s&DIRECTION=pullFromVoSpace&PROTOCOL=%s&REQUEST=redirect"
            .formatted(uri(file), space.get().replace("#", "%23"));
    String endpoint = alice.get("/synctrans" + query).is(303).required("Location");
    assertThat(endpoint).startsWith(space.base() + "/");
    assertThat(Negotiation.pull(alice, file).endpoint()).startsWith(space.base() + "/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x%0d%0aSet-Cookie:%20evil=1",
        "x%0ASet-Cookie:%20evil=1",
        "x%0d%0a%0d%0a%3Chtml%3E",
        "x%00y",
        "x%1b%5b31m",
        "x%7f",
        "x%C2%85y"
      })
  @DisplayName("H-09 names with line ends or control characters are refused and reach no header")
  void controlCharacters(String name) {
    String path = path(name);
    alice.putNode(path, Documents.data(uri(path))).isFault(400, "InvalidURI");
    for (Answer answer :
        List.of(
            alice.getNode(path),
            alice.deleteNode(path),
            alice.get("/transfers/" + name),
            alice.get("/data/" + name),
            alice.get("/synctrans?TARGET=" + name + "&DIRECTION=" + name + "&PROTOCOL=" + name),
            alice.getNode(home, "uri=" + uri(path)))) {
      answer.isClientError();
      assertThat(answer.headers()).doesNotContainKey("Set-Cookie");
      assertThat(answer.headers().toString()).doesNotContain("evil");
      assertThat(answer.text().chars().filter(c -> c < ' ' && c != '\n' && c != '\t')).isEmpty();
    }
  }

  @Test
  @DisplayName("H-09 a name with quotes and semicolons cannot break out of Content-Disposition")
  void dispositionIsQuoted() {
    String name = "a%22%3B%20filename%3D%22evil.html%22%3B%20x%3D%27%5E";
    String path = file(name, bytes("abc"));
    Answer answer = anonymous.get(Negotiation.pull(alice, path).endpoint()).is(200);
    String disposition = answer.required("Content-Disposition");
    assertThat(disposition).doesNotContain("filename=\"evil.html\"");
    assertThat(disposition).startsWith("attachment");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/nothing", "/", "/nodesx", "/protocols/x", "/transfers/x/y/z", "/xnodes/a"})
  @DisplayName("H-10 an unknown path is 404")
  void unknownPath(String path) {
    alice.get(path).is(404);
  }

  @Test
  @DisplayName("H-10 unknown query parameters are ignored")
  void unknownParameters() {
    assertThat(alice.getNode(home, "unknown=1&offset=5&x").is(200).node().childNames())
        .contains("file");
    alice.get("/protocols?unknown=1").is(200);
    alice.get("/capabilities?unknown=1").is(200);
    String query =
        "?TARGET=%s&DIRECTION=pullFromVoSpace&PROTOCOL=%s&unknown=1"
            .formatted(uri(file), space.get().replace("#", "%23"));
    alice.get("/synctrans" + query).is(200);
  }

  @Test
  @DisplayName("H-11 node and job documents are kept by no shared cache")
  void caching() {
    Negotiation pull = Negotiation.pull(alice, file);
    for (String address :
        List.of(space.nodes(file), space.nodes(home), pull.jobUrl(), pull.detailsUrl())) {
      assertThat(alice.get(address).is(200).required("Cache-Control"))
          .as(address)
          .matches(".*(no-store|private).*");
    }
    assertThat(anonymous.getNode(home).required("Cache-Control")).matches(".*(no-store|private).*");
  }

  private Answer document(String method, String address, String type, String document) {
    Request request = alice.request(method, address).bytes(bytes(document));
    return (type.isEmpty() ? request : request.header("Content-Type", type)).send();
  }

  private Answer options(String address) {
    return alice.request("OPTIONS", address).send().isOneOf(200, 204);
  }

  private static Set<String> allowed(Answer answer) {
    return Stream.of(answer.required("Allow").split("\\s*,\\s*")).collect(Collectors.toSet());
  }
}
