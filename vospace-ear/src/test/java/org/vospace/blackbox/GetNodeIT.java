package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** getNode: VOSpace 2.1 §6.3.1. Permissions are in {@link AccessIT}. */
class GetNodeIT extends SpaceTest {
  private static final List<String> NAMES =
      List.of("B", "a", "a%20b", "b", "c", "%C3%A9", "%E6%98%9F", "z-last", "10", "9");

  private String box;

  @BeforeAll
  void makeListing() {
    box = container("listing", Documents.property("urn:own", "box"));
    for (String name : NAMES) {
      data("listing/" + name, Documents.property("urn:own", "child"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?detail=max", "?limit=1000", "?detail=max&limit=1000"})
  @DisplayName("GN-01 without detail, or with max, the record is full for node and children")
  void maximum(String query) {
    Answer answer = alice.get(space.nodes(box) + query).is(200);
    assertThat(answer.required("Content-Type")).isEqualTo("text/xml");
    NodeView node = answer.node();
    assertThat(node.properties()).containsEntry("urn:own", "box");
    assertThat(node.children())
        .hasSize(NAMES.size())
        .allSatisfy(
            child -> {
              assertThat(child.property("urn:own")).isEqualTo("child");
              assertThat(child.parts())
                  .containsExactly("properties", "accepts", "provides", "capabilities");
            });
  }

  @Test
  @DisplayName("GN-01 uri alone implies the full record")
  void uriImpliesMaximum() {
    NodeView node = alice.getNode(box, "uri=" + uri(box + "/b")).is(200).node();
    assertThat(node.property("urn:own")).isEqualTo("box");
    assertThat(node.children().get(0).property("urn:own")).isEqualTo("child");
  }

  @Test
  @DisplayName("GN-02 detail=min tells uri and type of node and children, and no more")
  void minimum() {
    NodeView node = alice.getNode(box, "detail=min").is(200).node();
    assertThat(node.parts()).containsExactly("nodes");
    assertThat(node.children())
        .hasSize(NAMES.size())
        .allSatisfy(
            child -> {
              assertThat(child.parts()).isEmpty();
              assertThat(child.uri()).startsWith(uri(box));
              assertThat(child.typeName()).endsWith("DataNode");
            });
    assertThat(alice.getNode(box + "/b", "detail=min").is(200).node().parts()).isEmpty();
  }

  @Test
  @DisplayName("GN-03 detail=properties tells properties and no views or capabilities")
  void properties() {
    NodeView node = alice.getNode(box, "detail=properties").is(200).node();
    assertThat(node.property("urn:own")).isEqualTo("box");
    assertThat(node.children())
        .allSatisfy(
            child -> {
              assertThat(child.parts()).containsExactly("properties");
              assertThat(child.property("urn:own")).isEqualTo("child");
            });
    assertThat(alice.getNode(box + "/b", "detail=properties").is(200).node().parts())
        .containsExactly("properties");
  }

  @ParameterizedTest
  @ValueSource(strings = {"all", "", "maximum", "0"})
  @DisplayName("GN-04 an unknown detail is InvalidArgument")
  void unknownDetail(String detail) {
    alice.getNode(box, "detail=" + detail).isFault(400, "InvalidArgument").saying("detail");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 1000})
  @DisplayName("GN-05 limit gives the first children of the order")
  void limit(int limit) {
    List<String> all = alice.node(box).childNames();
    assertThat(alice.getNode(box, "limit=" + limit).is(200).node().childNames())
        .isEqualTo(all.subList(0, Math.min(limit, all.size())));
  }

  @Test
  @DisplayName("GN-06 limit=0 lists no children")
  void limitZero() {
    NodeView node = alice.getNode(box, "limit=0").is(200).node();
    assertThat(node.children()).isEmpty();
    assertThat(node.parts()).contains("nodes");
    assertThat(node.property("urn:own")).isEqualTo("box");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "x", "1.5", "", "1e3"})
  @DisplayName("GN-06 a limit that is no number of children is InvalidArgument")
  void badLimit(String limit) {
    alice.getNode(box, "limit=" + limit).isFault(400, "InvalidArgument").saying("limit");
  }

  @Test
  @DisplayName("GN-07 a page begins with uri itself and has limit children")
  void pageIsInclusive() {
    List<String> all = alice.node(box).childNames();
    for (int from = 0; from < all.size(); from++) {
      String uri = "uri=" + uri(box + "/" + all.get(from)).replace("%", "%25");
      assertThat(alice.getNode(box, uri).is(200).node().childNames())
          .isEqualTo(all.subList(from, all.size()));
      assertThat(alice.getNode(box, uri + "&limit=2").is(200).node().childNames())
          .isEqualTo(all.subList(from, Math.min(from + 2, all.size())));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 1000})
  @DisplayName("GN-08 paging visits every child once, in the same order each time")
  void paging(int limit) {
    List<String> visited = pages(limit);
    assertThat(visited)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(
            NAMES.stream().map(name -> uri(box + "/" + name)).toList());
    assertThat(pages(limit)).isEqualTo(visited);
    assertThat(alice.node(box).children()).extracting(NodeView::uri).isEqualTo(visited);
  }

  private List<String> pages(int limit) {
    List<String> visited = new ArrayList<>();
    String query = "detail=min&limit=" + limit;
    for (int page = 0; page <= NAMES.size(); page++) {
      List<NodeView> children = alice.getNode(box, query).is(200).node().children();
      assertThat(children).hasSizeLessThanOrEqualTo(limit);
      List<String> uris = children.stream().map(NodeView::uri).toList();
      List<String> fresh = page == 0 ? uris : uris.subList(1, uris.size());
      visited.addAll(fresh);
      if (fresh.isEmpty()) {
        break;
      }
      String last = visited.get(visited.size() - 1).replace("%", "%25");
      query = "detail=min&limit=" + limit + "&uri=" + last;
    }
    return visited;
  }

  @Test
  @DisplayName("GN-09 uri outside the container is InvalidURI")
  void foreignUri() {
    for (String uri :
        List.of(
            uri(home),
            uri(box + "/b/c"),
            uri(box),
            uri(""),
            uri(box + "x/b"),
            "vos://elsewhere.example~space" + box + "/b",
            "http://example.org/b",
            "b")) {
      alice.getNode(box, "uri=" + uri).isFault(400, "InvalidURI");
    }
  }

  @Test
  @DisplayName("GN-09 uri of a deleted child goes on with the next one, or is refused")
  void deletedUri() {
    String pages = container("gn09");
    for (String name : List.of("a", "b", "c")) {
      data("gn09/" + name);
    }
    alice.deleteNode(pages + "/b").isOneOf(204, 200);
    Answer answer = alice.getNode(pages, "uri=" + uri(pages + "/b"));
    if (answer.status() == 200) {
      assertThat(answer.node().childNames()).containsExactly("c");
    } else {
      answer.isClientError();
    }
  }

  @Test
  @DisplayName("GN-10 a missing node or ancestor is NodeNotFound, with its URI")
  void missing() {
    for (String path :
        List.of(path("gn10"), path("gn10/b/c"), box + "/b/c", "/gn10-" + home.hashCode())) {
      String first = path.startsWith(path("gn10")) ? path("gn10") : path.split("/b/")[0];
      alice.getNode(path).isFault(404, "NodeNotFound").saying(uri(first));
    }
  }

  @Test
  @DisplayName("GN-13 view=data leads to the bytes or is ViewNotSupported")
  void viewOfData() {
    String file = file("gn13", bytes("abc"));
    Answer answer = alice.getNode(file, "view=data");
    if (answer.status() == 303) {
      assertThat(alice.get(answer.required("Location")).is(200).text()).isEqualTo("abc");
    } else if (answer.status() == 200) {
      assertThat(answer.text()).isEqualTo("abc");
    } else {
      answer.isFault(400, "ViewNotSupported");
    }
    Answer other = alice.getNode(file, "view=urn:nothing");
    if (other.status() / 100 != 4) {
      other.isOneOf(200, 303);
      assertThat(other.text()).doesNotContain("<vos:node");
    } else {
      other.isFault(400, "ViewNotSupported");
    }
  }

  @Test
  @DisplayName("GN-14 a link among the ancestors is LinkFound")
  void linkAncestor() {
    String link = link("gn14", uri(box));
    for (String below : List.of("/b", "/missing", "/b/c")) {
      alice.getNode(link + below).isFault(400, "LinkFound").saying(uri(link)).saying(uri(box));
    }
  }
}
