package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** deleteNode: VOSpace 2.1 §6.2.4. Permissions are in {@link AccessIT}. */
class DeleteNodeIT extends SpaceTest {

  @ParameterizedTest
  @ValueSource(strings = {"container", "data", "link"})
  @DisplayName("DN-01 a deleted node is answered with 204 and nothing, and is gone at once")
  void deleted(String kind) {
    String name = "dn01" + kind;
    String path =
        switch (kind) {
          case "container" -> container(name);
          case "data" -> file(name, bytes("x"));
          default -> link(name, "urn:x");
        };
    Answer answer = alice.deleteNode(path).is(204);
    assertThat(answer.body()).isEmpty();
    alice.getNode(path).isFault(404, "NodeNotFound").saying(uri(path));
    assertThat(alice.node(home).childNames()).doesNotContain(name);
    alice.deleteNode(path).isFault(404, "NodeNotFound");
  }

  @Test
  @DisplayName("DN-02 a container goes with its descendants and their bytes")
  void recursive() {
    String box = container("dn02");
    String inner = container("dn02/inner");
    String deep = container("dn02/inner/deep");
    String file = file("dn02/inner/deep/file", bytes("secret"));
    link("dn02/inner/link", "urn:x");
    String endpoint = Negotiation.pull(alice, file).endpoint();
    alice.deleteNode(box).isOneOf(204, 200);
    assertMissing(box);
    for (String path : List.of(inner, deep, file)) {
      admin.getNode(path).isFault(404, "NodeNotFound");
    }
    anonymous.get(endpoint).isClientError();
    container("dn02");
    assertThat(alice.node(box).children()).isEmpty();
    assertMissing(inner);
    container("dn02/inner");
    assertThat(alice.node(inner).children()).isEmpty();
  }

  @Test
  @DisplayName("DN-03 a missing node is NodeNotFound, a missing ancestor ContainerNotFound")
  void missing() {
    alice.deleteNode(path("dn03")).isFault(404, "NodeNotFound").saying(uri(path("dn03")));
    alice.deleteNode(path("dn03/b")).isFault(404, "ContainerNotFound");
    alice.deleteNode(path("dn03/b/c")).isFault(404, "ContainerNotFound");
    String file = data("dn03file");
    alice.deleteNode(file + "/b").isFault(404, "ContainerNotFound");
  }

  @Test
  @DisplayName("DN-04 a link among the ancestors is LinkFound, and nothing behind it is touched")
  void linkAncestor() {
    String box = container("dn04");
    String file = file("dn04/file", bytes("kept"));
    String link = link("dn04link", uri(box));
    for (String below : List.of("/file", "/missing", "/file/x")) {
      alice.deleteNode(link + below).isFault(400, "LinkFound").saying(uri(link)).saying(uri(box));
    }
    assertBytes(file, bytes("kept"));
    alice.deleteNode(link).isOneOf(204, 200);
    assertBytes(file, bytes("kept"));
  }

  @Test
  @DisplayName("DN-07 the root cannot be deleted")
  void root() {
    for (Caller caller : List.of(admin, alice)) {
      caller.deleteNode("").isFault(403, "PermissionDenied");
      caller.deleteNode("/").isFault(403, "PermissionDenied");
    }
    assertThat(alice.node("").type()).isEqualTo("ContainerNode");
    assertThat(alice.node(home).type()).isEqualTo("ContainerNode");
  }

  @Test
  @DisplayName("DN-01 of many concurrent deletes exactly one succeeds, and a new node may follow")
  void concurrentDeletes() {
    String path = container("dn01many");
    data("dn01many/child");
    List<Answer> answers = Together.run(8, i -> alice.deleteNode(path));
    assertThat(answers).filteredOn(answer -> answer.status() / 100 == 2).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.status() / 100 != 2)
        .allSatisfy(answer -> answer.isFault(404, "NodeNotFound"));
    data("dn01many");
    assertThat(alice.node(path).isData()).isTrue();
  }
}
