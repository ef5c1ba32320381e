package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Jobs on whole trees, as the clients of opencadc ask for them. */
class RecursiveIT extends SpaceTest {
  private static final String WRITE = Documents.property(Core.GROUP_WRITE, "staff");

  private JobHandle delete(Caller caller, String path) {
    String form = "target=" + URLEncoder.encode(uri(path), StandardCharsets.UTF_8);
    Answer made = caller.request("POST", "/async-delete").form(form).send().is(303);
    return new JobHandle(caller, made.required("Location"));
  }

  private JobHandle setThroughout(Caller caller, String document) {
    Answer made = caller.request("POST", "/async-setprops").xml(document).send().is(303);
    return new JobHandle(caller, made.required("Location"));
  }

  private static String count(JobHandle job, String id) {
    String href = job.value("uws:results/uws:result[@id='" + id + "']/@xlink:href");
    return href.substring(href.indexOf(':') + 1);
  }

  @Test
  @DisplayName("MV-10 a recursive delete is a job that counts what went")
  void deleteAll() {
    String top = container("del");
    container("del/a");
    file("del/a/x", bytes("x"));
    file("del/y", bytes("y"));
    JobHandle job = delete(alice, top);
    assertThat(job.phase()).isEqualTo("PENDING");
    alice.getNode(top).is(200);
    job.run().completed();
    assertMissing(top);
    assertThat(count(job, "successcount")).isEqualTo("4");
    assertThat(job.document().count("uws:results/uws:result")).isEqualTo(1);
    delete(alice, top).run().failed("Node Not Found", "NodeNotFound");
  }

  @Test
  @DisplayName("DN-06 a recursive delete leaves what the caller may not delete, and counts it")
  void deleteSome() {
    set(alice, "/home/alice", Documents.property(Core.GROUP_READ, "staff")).is(200);
    set(alice, home, Documents.property(Core.GROUP_READ, "staff")).is(200);
    String top = container("some", WRITE);
    make(bob, top + "/mine", Documents.container(uri(top + "/mine")));
    make(bob, top + "/mine/file", Documents.data(uri(top + "/mine/file")));
    make(alice, top + "/theirs", Documents.container(uri(top + "/theirs")));
    make(alice, top + "/theirs/file", Documents.data(uri(top + "/theirs/file")));
    JobHandle job = delete(bob, top).run().completed();
    assertMissing(top + "/mine");
    alice.getNode(top + "/theirs/file").is(200);
    assertThat(count(job, "successcount")).isEqualTo("2");
    assertThat(count(job, "errorcount")).isEqualTo("2");
    set(alice, "/home/alice", Documents.nil(Core.GROUP_READ)).is(200);
  }

  @Test
  @DisplayName("P-16 properties are set and removed throughout a tree")
  void setAll() {
    String top = container("props");
    container("props/a", Documents.property(Core.TITLE, "old"));
    String file = file("props/a/x", bytes("x"));
    String document =
        Documents.container(
            uri(top),
            Documents.property(Core.PUBLIC_READ, "true"),
            Documents.property("urn:own", "new"),
            Documents.nil(Core.TITLE));
    JobHandle job = setThroughout(alice, document).run().completed();
    assertThat(count(job, "successcount")).isEqualTo("3");
    for (String path : new String[] {top, path("props/a"), file}) {
      NodeView node = alice.node(path);
      assertThat(node.property(Core.PUBLIC_READ)).isEqualTo("true");
      assertThat(node.property("urn:own")).isEqualTo("new");
      assertThat(node.property(Core.TITLE)).isNull();
    }
    JobHandle invalid =
        setThroughout(
            alice, Documents.container(uri(top), Documents.property(Core.PUBLIC_READ, "x")));
    invalid.run().failed("Invalid Argument", "InvalidArgument");
  }

  @Test
  @DisplayName("VI-04 the capabilities name both, and a wrong request makes no job")
  void capabilities() {
    assertThat(anonymous.get("/capabilities").text())
        .contains("recursive-delete-proto", "recursive-nodeprops-proto");
    alice.request("POST", "/async-delete").form("x=1").send().isFault(400, "InvalidArgument");
    alice.request("POST", "/async-delete").form("target=urn:x").send().isFault(400, "InvalidURI");
    alice.request("POST", "/async-setprops").xml("<x").send().isFault(400, "InvalidArgument");
  }
}
