package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Identifiers: VOSpace 2.1 §2. Hostile ones are in {@link HostileIdentifiersIT}. */
class IdentifiersIT extends SpaceTest {

  /** What the service says in every kind of document about its own nodes. */
  private List<String> emitted(String name) {
    String box = container(name);
    String file = file(name + "/file", bytes("x"));
    List<String> uris = new ArrayList<>();
    Answer created =
        alice.putNode(box + "/made", Documents.data(uri(box + "/made"))).isOneOf(201, 200);
    uris.add(created.node().uri());
    NodeView listed = alice.node(box);
    uris.add(listed.uri());
    listed.children().forEach(child -> uris.add(child.uri()));
    Negotiation pull = Negotiation.pull(alice, file);
    uris.add(pull.details().value("vos:target"));
    uris.add(pull.job().value("uws:results/uws:result[@id='dataNode']/@xlink:href"));
    return uris;
  }

  @Test
  @DisplayName("ID-01 ID-02 ID-03 every URI the service emits is vos, absolute, with its authority")
  void emittedUris() {
    assertThat(emitted("id01"))
        .hasSize(6)
        .allSatisfy(
            uri -> {
              URI parsed = URI.create(uri);
              assertThat(parsed.getScheme()).isEqualTo("vos");
              assertThat(parsed.getRawAuthority()).isEqualTo(space.authority());
              assertThat(parsed.getRawPath()).startsWith(path("id01"));
            });
  }

  @Test
  @DisplayName("ID-02 the authority is a registered identifier with its slashes replaced")
  void authority() {
    String root = alice.node("").uri();
    assertThat(root).isEqualTo("vos://" + space.authority());
    assertThat(root.substring("vos://".length()))
        .matches("[A-Za-z0-9][A-Za-z0-9._-]*([!~][A-Za-z0-9._-]+)+");
  }

  @Test
  @DisplayName("ID-04 ID-05 both separators name the same node in createNode and setNode")
  void bothSeparatorsInNodes() {
    String path = path("id05");
    alice.putNode(path, Documents.data(space.otherSpelling(path))).isOneOf(201, 200);
    assertThat(alice.node(path).uri()).isEqualTo(uri(path));
    alice.putNode(path, Documents.data(uri(path))).isFault(409, "DuplicateNode");
    String other = Documents.data(space.otherSpelling(path), Documents.property("urn:a", "1"));
    alice.postNode(path, other).is(200);
    assertThat(alice.node(path).property("urn:a")).isEqualTo("1");
  }

  @Test
  @DisplayName("ID-04 both separators are read in a transfer's target")
  void bothSeparatorsInTransfer() {
    String path = file("id04", bytes("abc"));
    String document =
        Documents.transfer(
            space.otherSpelling(path), "pullFromVoSpace", Documents.protocol(space.get()));
    Negotiation pull = Negotiation.of(alice, document);
    assertThat(anonymous.get(pull.endpoint()).is(200).text()).isEqualTo("abc");
    assertThat(pull.details().value("vos:target")).isEqualTo(uri(path));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"!", "%21", "~", "%7E"})
  @DisplayName("ID-04 both separators, encoded or not, are read in TARGET= and uri=")
  void bothSeparatorsInQueries(String separator) {
    String box = container("id04" + URLEncoder.encode(separator, StandardCharsets.UTF_8).length());
    String name = "n" + separator.hashCode();
    String file = box + "/" + name;
    upload(alice, file, bytes("abc"));
    String authority = space.authority().replaceAll("[!~]", separator);
    String target = "vos%3A%2F%2F" + authority + file.replace("/", "%2F");
    String query =
        "TARGET=" + target + "&DIRECTION=pullFromVoSpace&PROTOCOL=" + encode(space.get());
    XmlView details = alice.get("/synctrans?" + query).is(200).xml();
    assertThat(details.value("vos:target")).isEqualTo(uri(file));
    Answer page = alice.getNode(box, "uri=" + target);
    assertThat(page.is(200).node().childNames()).containsExactly(name);
    alice.deleteNode(box).isOneOf(204, 200);
  }

  @Test
  @DisplayName("ID-06 a blank in a name is %20 in URL and URI")
  void blankIsEncoded() {
    String path = container("a%20b");
    assertThat(alice.node(path).uri()).isEqualTo(uri(path));
    assertThat(alice.getNode(home).is(200).text())
        .contains("uri=\"" + uri(path) + "\"")
        .doesNotContain("/a b\"");
    alice.deleteNode(path).isOneOf(204, 200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hash%23mark",
        "question%3Fmark",
        "per%25cent",
        "pl%2Bus",
        "amp%26ersand",
        "semi%3Bcolon%3Bpath%3D1",
        "eq%3Duals",
        "at%40sign",
        "com%2Cma",
        "%C3%BCml%C3%A4ut",
        "%E6%98%9F%E9%9B%B2",
        "%F0%9F%AA%90%F0%9F%94%AD",
        "apos%27trophe%22quote",
        "le%3Css%3Egreater",
        "x%2Ey"
      })
  @DisplayName("ID-09 a name with reserved or other characters round-trips")
  void namesRoundTrip(String name) {
    String path = path("id09" + name);
    String plain = URLDecoder.decode(name, StandardCharsets.UTF_8);
    alice.putNode(path, Documents.data(uri(path))).isOneOf(201, 200);
    NodeView node = alice.node(path);
    assertThat(URLDecoder.decode(node.name(), StandardCharsets.UTF_8)).isEqualTo("id09" + plain);
    assertThat(alice.node(home).childNames()).contains(node.name());
    alice.getNode(node.uri().substring(uri("").length())).is(200);
    upload(alice, path, bytes(name));
    assertBytes(path, bytes(name));
    alice.deleteNode(path).isOneOf(204, 200);
    assertMissing(path);
  }

  @Test
  @DisplayName(
      "ID-09 a plus in a path is a plus, %7E is a tilde, the case of hex digits is nothing")
  void equivalentSpellings() {
    String plus = data("id09+plus");
    assertThat(alice.getNode(path("id09%2Bplus")).is(200).node().uri())
        .isEqualTo(alice.node(plus).uri());
    assertMissing(path("id09%20plus"));
    String tilde = data("id09~tilde");
    assertThat(alice.node(path("id09%7Etilde")).uri()).isEqualTo(uri(tilde));
    assertThat(alice.node(path("id09%7etilde")).uri()).isEqualTo(uri(tilde));
    String comma = data("id09%2Ccomma");
    assertThat(alice.node(path("id09%2ccomma")).uri()).isEqualTo(alice.node(comma).uri());
  }

  @Test
  @DisplayName("ID-09 names are case-sensitive")
  void namesAreCaseSensitive() {
    data("id09Case");
    assertMissing(path("id09case"));
    data("id09case");
    assertThat(alice.node(home).childNames()).contains("id09Case", "id09case");
  }

  @Test
  @DisplayName("ID-12 every prefix of a path is a container, up to the root")
  void prefixesAreContainers() {
    String deep = container(container("id12").substring(home.length() + 1) + "/below");
    for (String path = deep; !path.isEmpty(); path = path.substring(0, path.lastIndexOf('/'))) {
      NodeView node = alice.node(path);
      assertThat(node.type()).as(path).isEqualTo("ContainerNode");
      assertThat(node.uri()).isEqualTo(uri(path));
    }
    NodeView root = alice.node("");
    assertThat(root.type()).isEqualTo("ContainerNode");
    assertThat(root.uri()).isEqualTo(uri(""));
  }

  @Test
  @DisplayName("ID-13 a fragment is dropped on resolution")
  void fragmentIsDropped() {
    String path = file("id13", bytes("abc"));
    String document =
        Documents.transfer(uri(path) + "#x", "pullFromVoSpace", Documents.protocol(space.get()));
    assertThat(anonymous.get(Negotiation.of(alice, document).endpoint()).is(200).text())
        .isEqualTo("abc");
  }

  @Test
  @DisplayName("ID-13 a query is not part of the name")
  void queryIsNoName() {
    String path = path("id13query");
    alice
        .request("PUT", space.nodes(path) + "?k=v")
        .xml(Documents.data(uri(path) + "?k=v"))
        .send()
        .isOneOf(201, 200);
    assertThat(alice.node(path).uri()).isEqualTo(uri(path));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ContainerNode", "DataNode"})
  @DisplayName("ID-14 of many concurrent creates of one path exactly one succeeds")
  void oneOfManyCreates(String type) {
    String path = path("id14" + type);
    String document = Documents.node("vos:" + type, uri(path), "<vos:properties/>");
    List<Answer> answers = Together.run(16, i -> alice.putNode(path, document));
    assertThat(answers).filteredOn(answer -> answer.status() / 100 == 2).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.status() / 100 != 2)
        .allSatisfy(answer -> answer.isFault(409, "DuplicateNode"));
  }

  @Test
  @DisplayName("ID-15 no node is ever named .auto or .null, and none is listed")
  void reservedNames() {
    String box = container("id15");
    for (String name : List.of(".auto", ".null", ".auto/x", ".null/x", "%2Eauto", "%2Enull")) {
      for (String type : List.of("vos:DataNode", "vos:ContainerNode")) {
        String path = box + "/" + name;
        alice.putNode(path, Documents.node(type, uri(path), "<vos:properties/>"));
        alice.getNode(path).isClientError();
      }
    }
    alice.putNode(box + "/.null", Documents.data(uri(box + "/.null"))).isClientError();
    assertThat(alice.node(box).childNames())
        .allSatisfy(name -> assertThat(name).doesNotContain(".auto").doesNotContain(".null"));
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
