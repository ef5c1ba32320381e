package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Faults: VOSpace 2.1 §6.5. */
class FaultsIT extends SpaceTest {
  private static final List<String> NAMES =
      List.of(
          "InternalFault",
          "PermissionDenied",
          "InvalidURI",
          "NodeNotFound",
          "ContainerNotFound",
          "LinkFound",
          "DuplicateNode",
          "TypeNotSupported",
          "InvalidArgument",
          "ViewNotSupported",
          "ProtocolNotSupported",
          "OperationNotSupported",
          "InvalidData",
          "NodeBusy",
          "TransferFailed",
          "InvalidToken");

  private String file;
  private String link;

  @BeforeAll
  void makeNodes() {
    file = file("file", bytes("x"));
    link = link("link", "urn:x-target");
  }

  private List<Answer> faults() {
    String path = path("new");
    String noTarget = "/synctrans?DIRECTION=pullFromVoSpace&PROTOCOL=x";
    return List.of(
        alice.getNode(path).isFault(404, "NodeNotFound"),
        alice
            .putNode(path("a/b"), Documents.data(uri(path("a/b"))))
            .isFault(404, "ContainerNotFound"),
        alice.putNode(file, Documents.data(uri(file))).isFault(409, "DuplicateNode"),
        alice.putNode(path, Documents.data("urn:x")).isFault(400, "InvalidURI"),
        alice.deleteNode(link + "/x").isFault(400, "LinkFound"),
        alice
            .putNode(path, Documents.node("vos:FooNode", uri(path), ""))
            .isFault(400, "TypeNotSupported"),
        alice.getNode(home, "limit=x").isFault(400, "InvalidArgument"),
        alice.get(noTarget).isFault(400, "InvalidArgument"),
        alice.get(pull(file, "VIEW=urn:x-view")).isFault(400, "ViewNotSupported"),
        alice.deleteNode("").isFault(403, "PermissionDenied"),
        anonymous.getNode(home).isFault(401, "PermissionDenied"),
        alice.putNode(path, "<broken").isFault(400, "InvalidArgument"));
  }

  private String pull(String path, String more) {
    return "/synctrans?TARGET="
        + uri(path)
        + "&DIRECTION=pullFromVoSpace&PROTOCOL="
        + space.get().replace("#", "%23")
        + "&"
        + more;
  }

  @Test
  @DisplayName("F-01 the name of a fault is spelled exactly and followed by white space")
  void names() {
    assertThat(faults())
        .allSatisfy(
            answer -> {
              assertThat(NAMES).contains(answer.faultName());
              assertThat(answer.text()).matches("(?s)[A-Za-z]+(\\s.*)?");
            });
  }

  @Test
  @DisplayName("F-03 faults are text/plain")
  void mediaType() {
    assertThat(faults())
        .allSatisfy(
            answer ->
                assertThat(answer.required("Content-Type"))
                    .as(answer.toString())
                    .isEqualTo("text/plain"));
  }

  @Test
  @DisplayName("F-02 each fault tells what the standard asks for")
  void details() {
    String path = path("f02");
    alice.getNode(path).isFault(404, "NodeNotFound").saying(uri(path));
    alice
        .putNode(path + "/b", Documents.data(uri(path) + "/b"))
        .isFault(404, "ContainerNotFound")
        .saying(uri(path));
    alice.putNode(file, Documents.data(uri(file))).isFault(409, "DuplicateNode").saying(uri(file));
    alice.putNode(path, Documents.data("urn:f02")).isFault(400, "InvalidURI").saying("urn:f02");
    alice
        .putNode(path, Documents.node("vos:FooNode", uri(path), ""))
        .isFault(400, "TypeNotSupported")
        .saying("vos:FooNode");
    alice.get(pull(file, "VIEW=urn:x-view")).isFault(400, "ViewNotSupported").saying("urn:x-view");
    alice.getNode(home, "limit=x").isFault(400, "InvalidArgument").saying("limit").saying("x");
    alice
        .deleteNode(link + "/x")
        .isFault(400, "LinkFound")
        .saying(uri(link))
        .saying("urn:x-target");
    assertThat(alice.deleteNode("").isFault(403, "PermissionDenied").text().strip())
        .isNotEqualTo("PermissionDenied");
  }

  @Test
  @DisplayName("F-02 an InvalidArgument of a view or protocol names it")
  void detailsOfTransfer() {
    String param = Documents.param("urn:x-param", "x-value");
    String inView =
        Documents.transfer(
            uri(file),
            "pullFromVoSpace",
            "<vos:view uri=\"" + Core.DEFAULT_VIEW + "\">" + param + "</vos:view>",
            Documents.protocol(space.get()));
    Negotiation.of(alice, inView).failed("Invalid Argument", "InvalidArgument");
    String error = alice.get(Negotiation.of(alice, inView).jobUrl() + "/error").is(200).text();
    assertThat(error).contains("urn:x-param", "x-value", Core.DEFAULT_VIEW);
  }

  @Test
  @DisplayName("F-04 whatever is sent, a failure is InternalFault and shows nothing of the inside")
  void nothingInside() {
    String path = path("f04");
    String huge = "x".repeat(5000);
    String nul = Documents.property("urn:a", "&#0;").replace("&amp;", "&");
    List<Answer> answers =
        List.of(
            alice.putNode(path, Documents.data(uri(path), nul)),
            alice.putNode(path, Documents.data(uri(path), Documents.property("urn:" + huge, "1"))),
            alice.putNode(path, Documents.link(uri(path), "urn:" + huge.repeat(10))),
            alice.putNode(
                path, Documents.data(uri(path), Documents.property(Core.TITLE, "'\"--;"))),
            alice.getNode("/home/alice/" + huge),
            alice.getNode("/" + "a/".repeat(1500)),
            alice.getNode(home, "limit=9223372036854775807"),
            alice.getNode(home, "limit=2147483648"),
            alice.getNode(home, "uri=%00"),
            alice.getNode(home, "uri=" + uri(home) + "/%2500"),
            alice.getNode(home, "detail=%27%20OR%201=1"),
            alice.get("/transfers/%00"),
            alice.get("/transfers/' OR 1=1".replace(" ", "%20").replace("'", "%27")),
            alice.get("/data/%00"),
            alice.get("/data/..%2F..%2Fetc%2Fpasswd"),
            alice.request("POST", "/synctrans").send(),
            alice
                .request("POST", "/synctrans")
                .form("TARGET=%00&DIRECTION=%00&PROTOCOL=%00")
                .send(),
            alice.request("PUT", space.nodes(path)).send(),
            alice.request("POST", "/transfers").send());
    assertThat(answers)
        .allSatisfy(
            answer -> {
              if (answer.status() >= 500) {
                answer.isFault(501, "OperationNotSupported");
              }
              assertThat(answer.text())
                  .as(answer.toString())
                  .doesNotContain("Exception")
                  .doesNotContain("\tat ")
                  .doesNotContain("org.hibernate")
                  .doesNotContain("SELECT ")
                  .doesNotContain("INSERT ")
                  .doesNotContain("standalone/")
                  .doesNotContain("/etc/")
                  .doesNotContain("root:");
            });
  }
}
