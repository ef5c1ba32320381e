package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The bytes of a node under its path, as vostools reads them. */
class FilesIT extends SpaceTest {
  private static final byte[] CONTENT = bytes("the content");

  private String file;

  @BeforeAll
  void makeFile() {
    file = file("a%20file", CONTENT);
  }

  private static String address(String path) {
    return "/files" + path;
  }

  @Test
  @DisplayName("H-03 H-06 GET and HEAD by who may read, as often as wanted")
  void owner() {
    for (int i = 0; i < 3; i++) {
      Answer get = alice.get(address(file)).is(200);
      assertThat(get.body()).isEqualTo(CONTENT);
      Answer head = alice.request("HEAD", address(file)).send().is(200);
      assertThat(head.body()).isEmpty();
      for (String name :
          List.of("Content-Length", "Digest", "Content-Disposition", "Last-Modified", "ETag")) {
        assertThat(head.required(name)).isEqualTo(get.required(name));
      }
      assertThat(get.required("Digest")).matches("md5=[A-Za-z0-9+/]{22}==");
      assertThat(get.required("Content-Security-Policy")).contains("sandbox");
    }
    Answer part = alice.request("GET", address(file)).header("Range", "bytes=4-").send().is(206);
    assertThat(part.text()).isEqualTo("content");
    alice
        .request("GET", address(file))
        .header("If-None-Match", part.required("ETag"))
        .send()
        .is(304);
  }

  @Test
  @DisplayName("PF-03 others are refused: 401 with a challenge to nobody, 403 to somebody")
  void others() {
    bob.get(address(file)).isDenied(bob);
    anonymous.get(address(file)).isDenied(anonymous);
    anonymous.get(address(path("missing"))).isDenied(anonymous);
    Caller.with(space, Caller.basic("alice", "wrong")).get(address(file)).is(401);
  }

  @Test
  @DisplayName("PF-05 H-04 what has no bytes, and methods that there are not")
  void refused() {
    alice.get(address(home)).isFault(400, "ViewNotSupported");
    alice.get(address("/")).isFault(400, "ViewNotSupported");
    alice.get(address(path("missing"))).isFault(404, "NodeNotFound");
    alice.get(address(path("a%2Fb"))).isFault(400, "InvalidURI");
    for (String method : List.of("PUT", "POST", "DELETE")) {
      Answer answer = alice.request(method, address(file)).send().is(405);
      assertThat(answer.required("Allow")).contains("GET");
    }
    assertThat(alice.request("OPTIONS", address(file)).send().is(204).required("Allow"))
        .contains("HEAD");
  }

  @Test
  @DisplayName("PF-06 a link leads to what it names, with the permissions of that")
  void links() {
    String link = link("link", uri(file));
    assertThat(alice.get(address(link)).is(200).body()).isEqualTo(CONTENT);
    bob.get(address(link)).isDenied(bob);
  }

  @Test
  @DisplayName("PF-01 public bytes are anybody's")
  void everybody() {
    String open = "/home/carol/open-" + java.util.UUID.randomUUID();
    make(carol, open, Documents.container(uri(open)));
    upload(carol, open + "/file", CONTENT);
    try {
      for (String path : List.of("/home/carol", open)) {
        carol
            .postNode(
                path,
                Documents.node(
                    "vos:ContainerNode",
                    uri(path),
                    Documents.properties(Documents.property(Core.PUBLIC_READ, "true"))))
            .is(200);
      }
      carol
          .postNode(
              open + "/file",
              Documents.node(
                  "vos:DataNode",
                  uri(open + "/file"),
                  Documents.properties(Documents.property(Core.PUBLIC_READ, "true"))))
          .is(200);
      assertThat(anonymous.get(address(open + "/file")).is(200).body()).isEqualTo(CONTENT);
    } finally {
      carol
          .postNode(
              "/home/carol",
              Documents.node(
                  "vos:ContainerNode",
                  uri("/home/carol"),
                  Documents.properties(Documents.nil(Core.PUBLIC_READ))))
          .is(200);
      carol.deleteNode(open).is(204);
    }
  }

  @Test
  @DisplayName("C-01 the capabilities name the address")
  void capability() {
    assertThat(anonymous.get("/capabilities").is(200).text())
        .contains("ivo://ivoa.net/std/VOSpace#files-proto")
        .contains(space.base() + "/files<");
  }
}
