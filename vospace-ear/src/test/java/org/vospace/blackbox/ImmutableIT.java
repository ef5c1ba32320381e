package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Immutable nodes: VOSpace 2.1 §3.1.1. */
class ImmutableIT extends SpaceTest {
  private static final String ON = Documents.property(Core.IMMUTABLE, "true");
  private static final String OFF = Documents.property(Core.IMMUTABLE, "false");

  private void release(String... paths) {
    for (String path : paths) {
      set(alice, path, OFF).is(200);
    }
  }

  @Test
  @DisplayName("IM-01 IM-02 an immutable node cannot be deleted, nor what contains it")
  void delete() {
    String box = container("im02");
    String inner = container("im02/inner");
    String file = file("im02/inner/file", bytes("kept"));
    set(alice, file, ON).is(200);
    for (String path : List.of(file, inner, box)) {
      alice.deleteNode(path).isFault(403, "PermissionDenied");
    }
    assertBytes(file, bytes("kept"));
    release(file);
    alice.deleteNode(box).is(204);
  }

  @Test
  @DisplayName("IM-03 bytes cannot be pushed to an immutable data node")
  void push() {
    String file = file("im03", bytes("kept"));
    String before = Negotiation.push(alice, file).endpoint();
    set(alice, file, ON).is(200);
    Negotiation.push(alice, file).failed("Permission Denied", "PermissionDenied");
    put(before, bytes("late")).isFault(403, "PermissionDenied");
    assertBytes(file, bytes("kept"));
    release(file);
  }

  @Test
  @DisplayName("IM-04 what is below an immutable container is immutable at any depth")
  void descendants() {
    String box = container("im04");
    String deep = container("im04/deep");
    String file = file("im04/deep/file", bytes("kept"));
    set(alice, box, ON).is(200);
    for (String path : List.of(box + "/new", deep + "/new")) {
      alice.putNode(path, Documents.data(uri(path))).isFault(403, "PermissionDenied");
      Negotiation.push(alice, path).failed("Permission Denied", "PermissionDenied");
      assertMissing(path);
    }
    for (String path : List.of(file, deep, box)) {
      alice.deleteNode(path).isFault(403, "PermissionDenied");
    }
    Negotiation.push(alice, file).failed("Permission Denied", "PermissionDenied");
    assertBytes(file, bytes("kept"));
    release(box);
    alice.deleteNode(box).is(204);
  }

  @Test
  @DisplayName("IM-05 the target of an immutable link stays")
  void linkTarget() {
    String link = link("im05", "urn:before");
    set(alice, link, ON).is(200);
    alice.postNode(link, Documents.link(uri(link), "urn:after")).isFault(403, "PermissionDenied");
    assertThat(alice.node(link).target()).isEqualTo("urn:before");
    release(link);
  }

  @Test
  @DisplayName("IM-06 the properties of an immutable node can be edited, and it can be read")
  void edit() {
    String file = file("im06", bytes("kept"));
    set(alice, file, ON).is(200);
    set(alice, file, Documents.property(Core.TITLE, "new")).is(200);
    assertThat(alice.node(file).property(Core.TITLE)).isEqualTo("new");
    assertBytes(file, bytes("kept"));
    release(file);
  }
}
