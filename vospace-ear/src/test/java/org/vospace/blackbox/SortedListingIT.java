package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Listings in the order that a client of opencadc asks for: {@code vls -t}, {@code -S}, {@code -r}.
 */
class SortedListingIT extends SpaceTest {
  private static final String BY_LENGTH = "sort=" + Core.LENGTH.replace("#", "%23");
  private static final String BY_DATE = "sort=" + Core.core("date").replace("#", "%23");

  private String box;

  @BeforeAll
  void makeListing() {
    box = container("sorted");
    file("sorted/c", bytes("1"));
    file("sorted/a", bytes("333"));
    file("sorted/d", bytes("22"));
    container("sorted/b");
    data("sorted/e");
  }

  private List<String> listed(String query) {
    return alice.getNode(box, query).is(200).node().childNames();
  }

  @Test
  @DisplayName("GN-08 sort by length: the largest first with desc, names decide between equals")
  void byLength() {
    assertThat(listed(BY_LENGTH + "&order=desc")).containsExactly("a", "d", "c", "b", "e");
    assertThat(listed(BY_LENGTH + "&order=asc")).containsExactly("b", "e", "c", "d", "a");
    assertThat(listed(BY_LENGTH)).containsExactly("b", "e", "c", "d", "a");
  }

  @Test
  @DisplayName("GN-08 sort by date follows the property date")
  void byDate() {
    set(alice, box + "/d", Documents.property(Core.TITLE, "touched")).is(200);
    List<NodeView> newest = alice.getNode(box, BY_DATE + "&order=desc").is(200).node().children();
    assertThat(newest.get(0).name()).isEqualTo("d");
    assertThat(newest)
        .extracting(node -> node.property(Core.core("date")))
        .isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(alice.getNode(box, BY_DATE).is(200).node().children())
        .extracting(node -> node.property(Core.core("date")))
        .isSorted();
  }

  @Test
  @DisplayName("GN-08 order without sort is the order of the names, or its reverse")
  void byName() {
    assertThat(listed("order=asc")).containsExactly("a", "b", "c", "d", "e");
    assertThat(listed("order=desc")).containsExactly("e", "d", "c", "b", "a");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 1000})
  @DisplayName("GN-08 paging in another order visits every child once")
  void paging(int limit) {
    String query = BY_LENGTH + "&order=desc&limit=" + limit;
    List<String> visited = new ArrayList<>(listed(query));
    List<String> page = visited;
    while (page.size() == limit) {
      String last = visited.get(visited.size() - 1);
      page = listed(query + "&uri=" + uri(box + "/" + last));
      assertThat(page.get(0)).isEqualTo(last);
      visited.addAll(page.subList(1, page.size()));
    }
    assertThat(visited).containsExactly("a", "d", "c", "b", "e");
  }

  @Test
  @DisplayName("GN-06 limit=0 lists nothing in any order")
  void limitZero() {
    assertThat(listed(BY_LENGTH + "&limit=0")).isEmpty();
  }

  @Test
  @DisplayName("GN-09 a page that would begin with a missing child is refused")
  void missing() {
    alice
        .getNode(box, BY_LENGTH + "&uri=" + uri(box + "/nothing"))
        .isFault(404, "NodeNotFound")
        .saying(uri(box + "/nothing"));
  }

  @Test
  @DisplayName("GN-12 what may not be read comes last, and tells nothing by its place")
  void hidden() {
    set(alice, "/home/alice", Documents.property(Core.GROUP_READ, "staff")).is(200);
    set(alice, home, Documents.property(Core.GROUP_READ, "staff")).is(200);
    set(alice, box, Documents.property(Core.GROUP_READ, "staff")).is(200);
    set(alice, box + "/c", Documents.property(Core.GROUP_READ, "staff")).is(200);
    for (String order : List.of("asc", "desc")) {
      NodeView seen = bob.getNode(box, BY_LENGTH + "&order=" + order).is(200).node();
      assertThat(seen.childNames()).containsExactly("c", "a", "b", "d", "e");
      assertThat(seen.children().get(1).properties()).isEmpty();
    }
    set(alice, "/home/alice", Documents.nil(Core.GROUP_READ)).is(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sort=length", "sort=", "order=up", "order=", "sort=urn:x&order=asc"})
  @DisplayName("GN-04 another sort or order is InvalidArgument")
  void unknown(String query) {
    alice.getNode(box, query).isFault(400, "InvalidArgument");
  }
}
