package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** pullFromVoSpace: VOSpace 2.1 §6.4.3. */
class PullIT extends SpaceTest {
  private static final byte[] CONTENT = bytes("the bytes of the file");

  private String file;

  @BeforeAll
  void makeFile() {
    file = file("file 1.fits".replace(" ", "%20"), CONTENT);
  }

  @Test
  @DisplayName("PF-01 the endpoint gives exactly the bytes, with what describes them")
  void bytesAndHeaders() {
    Answer answer = anonymous.get(Negotiation.pull(alice, file).endpoint()).is(200);
    assertThat(answer.body()).isEqualTo(CONTENT);
    assertThat(answer.required("Content-Length")).isEqualTo(Integer.toString(CONTENT.length));
    assertThat(answer.required("Content-Disposition")).contains("attachment").contains("file");
    assertThat(answer.required("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.required("Content-Security-Policy")).contains("sandbox");
    assertThat(answer.required("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(answer.required("ETag")).startsWith("\"");
    assertThat(answer.header("Last-Modified")).isPresent();
  }

  @Test
  @DisplayName("H-03 HEAD of an endpoint tells the same and does not use it up")
  void head() {
    String endpoint = Negotiation.pull(alice, file).endpoint();
    Answer head = anonymous.request("HEAD", endpoint).send().is(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.required("Content-Length")).isEqualTo(Integer.toString(CONTENT.length));
    assertThat(anonymous.get(endpoint).is(200).body()).isEqualTo(CONTENT);
  }

  @Test
  @DisplayName("PF-02 a missing node is NodeNotFound")
  void missing() {
    Negotiation.pull(alice, path("missing")).failed("Node Not Found", "NodeNotFound");
    Negotiation.pull(alice, path("missing/inner")).failed("Node Not Found", "NodeNotFound");
  }

  @Test
  @DisplayName("PF-02 a node that was deleted after negotiation is gone for its endpoint")
  void deleted() {
    String gone = file("pf02", CONTENT);
    String endpoint = Negotiation.pull(alice, gone).endpoint();
    alice.deleteNode(gone).is(204);
    anonymous.get(endpoint).isFault(404, "NodeNotFound");
  }

  @Test
  @DisplayName("PF-01 a node without bytes gives none")
  void empty() {
    assertThat(download(alice, data("pf01empty"))).isEmpty();
  }

  @Test
  @DisplayName("PF-04 V-05 a view or parameter that there is not")
  void views() {
    for (String view : List.of("urn:x-view", Core.ANY_VIEW)) {
      Negotiation.of(
              alice,
              Documents.transfer(
                  uri(file),
                  "pullFromVoSpace",
                  Documents.view(view),
                  Documents.protocol(space.get())))
          .failed("View Not Supported", "ViewNotSupported");
    }
    String param = Documents.param("urn:x-param", "x");
    Negotiation.of(
            alice,
            Documents.transfer(
                uri(file), "pullFromVoSpace", Documents.protocol(space.get(), param)))
        .failed("Invalid Argument", "InvalidArgument");
  }

  @Test
  @DisplayName("V-06 the default view of a file is its bytes")
  void defaultView() {
    Negotiation pull =
        Negotiation.of(
            alice,
            Documents.transfer(
                uri(file),
                "pullFromVoSpace",
                Documents.view(Core.DEFAULT_VIEW),
                Documents.protocol(space.get())));
    assertThat(anonymous.get(pull.endpoint()).is(200).body()).isEqualTo(CONTENT);
  }

  @Test
  @DisplayName("PF-05 a container gives no bytes")
  void container() {
    Negotiation.pull(alice, home).failed("View Not Supported", "ViewNotSupported");
  }

  @Test
  @DisplayName("PF-06 a link leads to the bytes of its target; others are refused")
  void links() {
    String link = link("pf06", uri(file));
    assertThat(download(alice, link)).isEqualTo(CONTENT);
    for (String target : List.of("http://127.0.0.1:1/x", uri(path("pf06missing")), "urn:x")) {
      String name = "pf06-" + Integer.toHexString(target.hashCode());
      Answer job = alice.get(Negotiation.pull(alice, link(name, target)).jobUrl()).is(200);
      assertThat(job.xml().value("uws:phase")).isEqualTo("ERROR");
    }
    String circle = link("pf06circle", uri(path("pf06circle")));
    assertThat(Negotiation.pull(alice, circle).phase()).isEqualTo("ERROR");
  }

  @Test
  @DisplayName("PF-01 a download that is broken off can be asked again")
  void again() {
    String large = file("pf01large", new byte[8 << 20]);
    String endpoint = Negotiation.pull(alice, large).endpoint();
    try (SlowDownload download = SlowDownload.begin(space, endpoint)) {
      assertThat(download.status()).isEqualTo(200);
    }
    assertThat(anonymous.get(endpoint).is(200).body()).hasSize(8 << 20);
    anonymous.get(endpoint).isFault(404, "NodeNotFound");
  }
}
