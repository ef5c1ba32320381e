package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** moveNode and copyNode: VOSpace 2.1 §6.2.2, §6.2.3. */
class MoveIT extends SpaceTest {
  private static final String TITLE = Documents.property(Core.TITLE, "kept");

  /** Types, properties but times, and bytes of a tree, by path below its top. */
  private Map<String, String> tree(String top) {
    Map<String, String> found = new TreeMap<>();
    collect(top, "", found);
    return found;
  }

  private void collect(String top, String below, Map<String, String> found) {
    NodeView node = alice.node(top + below);
    Map<String, String> properties = new TreeMap<>(node.properties());
    List.of(Core.BTIME, Core.CTIME, Core.MTIME, Core.core("date"), Core.core("creator"))
        .forEach(properties::remove);
    String bytes =
        node.isData()
            ? new String(download(alice, top + below), java.nio.charset.StandardCharsets.UTF_8)
            : "";
    found.put(below.isEmpty() ? "/" : below, node.typeName() + properties + bytes);
    for (NodeView child : node.children()) {
      if (child.type().equals("LinkNode")) {
        found.put(below + "/" + child.name(), "link " + child.target());
      } else {
        collect(top, below + "/" + child.name(), found);
      }
    }
  }

  /** A container with a bit of everything. */
  private String makeTree(String name) {
    String top = container(name, TITLE);
    container(name + "/inner");
    container(name + "/inner/deep");
    file(name + "/inner/deep/file", bytes("deep bytes"));
    file(name + "/file", bytes("bytes of " + name));
    set(alice, top + "/file", TITLE, Documents.property("urn:own", "x")).is(200);
    link(name + "/link", "urn:elsewhere");
    data(name + "/empty");
    return top;
  }

  @Test
  @DisplayName("MV-01 a move is a job that is PENDING until it is run")
  void pending() {
    String file = file("mv01", bytes("x"));
    JobHandle job = JobHandle.relocate(alice, file, path("mv01moved"), false);
    assertThat(job.phase()).isEqualTo("PENDING");
    assertMissing(path("mv01moved"));
    assertBytes(file, bytes("x"));
    job.run().completed();
    assertMissing(file);
    assertBytes(path("mv01moved"), bytes("x"));
  }

  @Test
  @DisplayName("MV-02 MV-10 MV-13 a moved container is the same elsewhere")
  void moveTree() {
    String top = makeTree("mv02");
    Map<String, String> before = tree(top);
    JobHandle job = JobHandle.move(alice, top, path("mv02moved")).completed();
    assertThat(job.destination()).isEqualTo(uri(path("mv02moved")));
    assertThat(tree(path("mv02moved"))).isEqualTo(before);
    assertMissing(top);
    assertMissing(top + "/inner/deep/file");
  }

  @Test
  @DisplayName("CP-01 CP-02 MV-13 a copy is deep, new, and independent of its source")
  void copyTree() {
    String top = makeTree("cp01");
    Map<String, String> before = tree(top);
    JobHandle job = JobHandle.copy(alice, top, path("cp01copy")).completed();
    assertThat(job.destination()).isEqualTo(uri(path("cp01copy")));
    assertThat(tree(path("cp01copy"))).isEqualTo(before);
    assertThat(tree(top)).isEqualTo(before);
    assertThat(alice.node(path("cp01copy")).property(Core.BTIME))
        .isGreaterThan(alice.node(top).property(Core.BTIME));
    upload(alice, path("cp01copy") + "/file", bytes("changed"));
    assertBytes(top + "/file", bytes("bytes of cp01"));
    upload(alice, top + "/inner/deep/file", bytes("changed too"));
    assertBytes(path("cp01copy/inner/deep/file"), bytes("deep bytes"));
    alice.deleteNode(top).is(204);
    assertBytes(path("cp01copy/inner/deep/file"), bytes("deep bytes"));
  }

  @Test
  @DisplayName("CP-02 a copy belongs to who made it")
  void ownerOfCopy() {
    String source = file("cp02", bytes("x"));
    set(alice, "/home/alice", Documents.property(Core.GROUP_READ, "staff")).is(200);
    set(alice, home, Documents.property(Core.GROUP_READ, "staff")).is(200);
    set(alice, source, Documents.property(Core.GROUP_READ, "staff")).is(200);
    String copy = "/home/bob/cp02-" + System.nanoTime();
    JobHandle.copy(bob, source, copy).completed();
    assertThat(bob.node(copy).property(Core.core("creator"))).isEqualTo("bob");
    bob.deleteNode(copy).is(204);
    JobHandle.move(bob, source, copy).failed("Permission Denied", "PermissionDenied");
    JobHandle.copy(carol, source, "/home/carol/x").failed("Permission Denied", "PermissionDenied");
    set(alice, "/home/alice", Documents.nil(Core.GROUP_READ)).is(200);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisplayName("MV-03 an existing container takes the node in under its name")
  void intoContainer(boolean keep) {
    String file = file("mv03" + keep, bytes("x"));
    String box = container("mv03box" + keep);
    JobHandle job = JobHandle.relocate(alice, file, box, keep).run().completed();
    assertThat(job.destination()).isEqualTo(uri(box + "/mv03" + keep));
    assertBytes(box + "/mv03" + keep, bytes("x"));
    if (keep) {
      assertBytes(file, bytes("x"));
    } else {
      assertMissing(file);
    }
    String again = file("mv03" + keep, bytes("y"));
    JobHandle.relocate(alice, again, box, keep).run().failed("Duplicate Node", "DuplicateNode");
    assertBytes(box + "/mv03" + keep, bytes("x"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisplayName("MV-04 MV-05 a name that is taken is DuplicateNode, and both nodes stay")
  void taken(boolean keep) {
    String file = file("mv04" + keep, bytes("x"));
    String other = file("mv04other" + keep, bytes("y"));
    String link = link("mv04link" + keep, "urn:x");
    JobHandle.relocate(alice, file, other, keep).run().failed("Duplicate Node", "DuplicateNode");
    JobHandle.relocate(alice, file, link, keep).run().failed("Duplicate Node", "DuplicateNode");
    assertBytes(file, bytes("x"));
    assertBytes(other, bytes("y"));
    String box = container("mv05" + keep);
    file("mv05" + keep + "/mv04" + keep, bytes("z"));
    JobHandle.relocate(alice, file, box, keep).run().failed("Duplicate Node", "DuplicateNode");
    assertBytes(file, bytes("x"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisplayName("MV-06 MV-07 what is missing is NodeNotFound")
  void missing(boolean keep) {
    String file = file("mv06" + keep, bytes("x"));
    JobHandle.relocate(alice, path("mv06none"), path("mv06to"), keep)
        .run()
        .failed("Node Not Found", "NodeNotFound");
    JobHandle.relocate(alice, file, path("mv07none/x"), keep)
        .run()
        .failed("Node Not Found", "NodeNotFound");
    JobHandle below = JobHandle.relocate(alice, file, file + "/x", keep).run().awaitEnd();
    assertThat(below.phase()).isEqualTo("ERROR");
    assertBytes(file, bytes("x"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisplayName("MV-08 without permission nothing moves")
  void denied(boolean keep) {
    String file = file("mv08" + keep, bytes("x"));
    JobHandle.relocate(bob, file, "/home/bob/x", keep)
        .run()
        .failed("Permission Denied", "PermissionDenied");
    JobHandle.relocate(alice, file, "/home/bob/x", keep)
        .run()
        .failed("Permission Denied", "PermissionDenied");
    assertBytes(file, bytes("x"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"vos://other.example~space/a", "vos:nothing", "vos://example.org~vospace/a/../b"})
  @DisplayName("MV-09 CP-03 what is no node of this space is InvalidURI")
  void foreign(String uri) {
    String file = file("mv09-" + Integer.toHexString(uri.hashCode()), bytes("x"));
    String keep = "<vos:keepBytes>true</vos:keepBytes>";
    JobHandle.create(alice, Documents.transfer(uri(file), uri, keep))
        .run()
        .failed("Invalid URI", "InvalidURI");
    JobHandle.create(alice, Documents.transfer(uri, uri(path("x")), keep))
        .run()
        .failed("Invalid URI", "InvalidURI");
    assertBytes(file, bytes("x"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisplayName("MV-11 a container does not go into itself, but beside a name that it begins")
  void intoItself(boolean keep) {
    String top = makeTree("mv11" + keep);
    Map<String, String> before = tree(top);
    for (String to : List.of(top, top + "/x", top + "/inner", top + "/inner/deep/x")) {
      JobHandle.relocate(alice, top, to, keep).run().failed("Invalid URI", "InvalidURI");
    }
    assertThat(tree(top)).isEqualTo(before);
    JobHandle.relocate(alice, top, top + "b", keep).run().completed();
    assertThat(tree(top + "b")).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisplayName("MV-12 .auto is a new name, which the result tells")
  void auto(boolean keep) {
    String file = file("mv12" + keep, bytes("x"));
    String uri =
        JobHandle.relocate(alice, file, path(".auto"), keep).run().completed().destination();
    assertThat(uri).startsWith(uri(home) + "/").doesNotContain(".auto");
    assertBytes(uri.substring(space.uri("").length()), bytes("x"));
  }

  @Test
  @DisplayName("MV-14 .null deletes what is moved there, and copies nothing")
  void toNull() {
    String file = file("mv14", bytes("x"));
    JobHandle.copy(alice, file, path(".null")).completed();
    assertBytes(file, bytes("x"));
    JobHandle.move(alice, file, path(".null")).completed();
    assertMissing(file);
    assertThat(alice.node(home).childNames()).doesNotContain(".null");
  }

  @Test
  @DisplayName("MV-15 a link goes as a link")
  void links() {
    String target = file("mv15target", bytes("x"));
    String link = link("mv15", uri(target));
    JobHandle.copy(alice, link, path("mv15copy")).completed();
    JobHandle.move(alice, link, path("mv15moved")).completed();
    for (String moved : List.of("mv15copy", "mv15moved")) {
      assertThat(alice.node(path(moved)).type()).isEqualTo("LinkNode");
      assertThat(alice.node(path(moved)).target()).isEqualTo(uri(target));
    }
    assertMissing(link);
    assertBytes(target, bytes("x"));
  }

  @Test
  @DisplayName("MV-16 the root, a node onto itself, and a busy node stay")
  void stay() {
    assertThat(JobHandle.move(admin, "", path("root")).awaitEnd().phase()).isEqualTo("ERROR");
    String file = file("mv16", bytes("x"));
    assertThat(JobHandle.move(alice, file, file).awaitEnd().phase()).isEqualTo("ERROR");
    assertBytes(file, bytes("x"));
    String endpoint = Negotiation.push(alice, file).endpoint();
    try (SlowUpload upload = SlowUpload.begin(space, endpoint, new byte[100_000])) {
      awaitBusy(file, true);
      JobHandle.move(alice, file, path("mv16moved")).failed("Node Busy", "NodeBusy");
      upload.finish().isSuccess();
    }
    assertMissing(path("mv16moved"));
  }

  @Test
  @DisplayName("MV-17 without keepBytes nothing is taken away")
  void defaultCopies() {
    String file = file("mv17", bytes("x"));
    JobHandle.create(alice, Documents.transfer(uri(file), uri(path("mv17copy")))).run().completed();
    assertBytes(file, bytes("x"));
    assertBytes(path("mv17copy"), bytes("x"));
  }

  @Test
  @DisplayName("IM-02 IM-04 an immutable node is not moved, but copied")
  void immutable() {
    String file = file("im02", bytes("x"));
    set(alice, file, Documents.property(Core.IMMUTABLE, "true")).is(200);
    JobHandle.move(alice, file, path("im02moved")).failed("Permission Denied", "PermissionDenied");
    JobHandle.copy(alice, file, path("im02copy")).completed();
    assertBytes(path("im02copy"), bytes("x"));
    for (String path : List.of(file, path("im02copy"))) {
      set(alice, path, Documents.property(Core.IMMUTABLE, "false")).is(200);
    }
  }
}
