package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** pushToVoSpace: VOSpace 2.1 §6.4.1. */
class PushIT extends SpaceTest {
  private static final int SOME_MEBIBYTES = 3 << 20;

  private static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 8_191, SOME_MEBIBYTES})
  @DisplayName("PT-01 PF-01 what was put is what is got, and length tells its size")
  void roundTrip(int size) {
    byte[] content = random(size);
    String file = file("pt01-" + size, content);
    assertBytes(file, content);
    assertThat(alice.node(file).property(Core.LENGTH)).isEqualTo(Integer.toString(size));
  }

  @Test
  @DisplayName("PT-01 H-08 a body of unannounced length is taken, and a caller that asks first")
  void bodies() {
    byte[] content = random(300_000);
    String chunked = path("pt01chunked");
    anonymous
        .request("PUT", Negotiation.push(alice, chunked).endpoint())
        .body(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(content)))
        .send()
        .isSuccess();
    assertBytes(chunked, content);
    String asked = path("pt01asked");
    anonymous
        .request("PUT", Negotiation.push(alice, asked).endpoint())
        .expectContinue()
        .bytes(content)
        .send()
        .isSuccess();
    assertBytes(asked, content);
  }

  @Test
  @DisplayName("PT-02 a node is made by its first bytes, and belongs to the caller")
  void newNode() {
    String path = path("pt02");
    String endpoint = Negotiation.push(alice, path).endpoint();
    assertMissing(path);
    put(endpoint, bytes("x")).isSuccess();
    NodeView node = alice.node(path);
    assertThat(node.type()).isEqualTo("DataNode");
    assertThat(node.property(Core.core("creator"))).isEqualTo("alice");
  }

  @Test
  @DisplayName("PT-02 without its container nothing is made")
  void noContainer() {
    String path = path("pt02missing/file");
    Negotiation.push(alice, path).failed("Node Not Found", "NodeNotFound");
    assertMissing(path("pt02missing"));
  }

  @Test
  @DisplayName("PT-03 new bytes clear what described the old ones; ownership and access stay")
  void replaced() {
    String file = file("pt03", bytes("old bytes"));
    set(
            alice,
            file,
            Documents.property(Core.TITLE, "of the old"),
            Documents.property(Core.GROUP_READ, "staff"),
            Documents.property("urn:own", "of the old"))
        .is(200);
    String btime = alice.node(file).property(Core.BTIME);
    upload(alice, file, bytes("new"));
    NodeView node = alice.node(file);
    assertBytes(file, bytes("new"));
    assertThat(node.property(Core.TITLE)).isNull();
    assertThat(node.property("urn:own")).isNull();
    assertThat(node.property(Core.GROUP_READ)).isEqualTo("staff");
    assertThat(node.property(Core.BTIME)).isEqualTo(btime);
    assertThat(node.property(Core.LENGTH)).isEqualTo("3");
  }

  @Test
  @DisplayName("PT-03 bytes for a container go into it, and it keeps its properties")
  void intoContainer() {
    String box = container("pt03box", Documents.property(Core.TITLE, "kept"));
    Negotiation push = Negotiation.push(alice, box);
    put(push.endpoint(), bytes("inside")).isSuccess();
    NodeView node = alice.node(box);
    assertThat(node.property(Core.TITLE)).isEqualTo("kept");
    assertThat(node.childNames()).hasSize(1);
    assertBytes(box + "/" + node.childNames().get(0), bytes("inside"));
  }

  @Test
  @DisplayName("PT-04 PT-05 PF-03 a node is busy while bytes come; readers get the old ones")
  void busy() {
    byte[] old = bytes("old");
    byte[] fresh = random(200_000);
    String file = file("pt04", old);
    String waiting = Negotiation.push(alice, file).endpoint();
    String endpoint = Negotiation.push(alice, file).endpoint();
    try (SlowUpload upload = SlowUpload.begin(space, endpoint, fresh)) {
      awaitBusy(file, true);
      Negotiation.push(alice, file).failed("Node Busy", "NodeBusy");
      put(waiting, bytes("other")).isFault(409, "NodeBusy");
      assertBytes(file, old);
      upload.finish().isSuccess();
    }
    awaitBusy(file, false);
    assertBytes(file, fresh);
    put(waiting, bytes("later")).isSuccess();
    assertBytes(file, bytes("later"));
  }

  @Test
  @DisplayName("PT-04 PT-08 a client that breaks off leaves the old bytes and a free node")
  void brokenOff() {
    byte[] old = bytes("old");
    String file = file("pt08", old);
    String endpoint = Negotiation.push(alice, file).endpoint();
    try (SlowUpload upload = SlowUpload.begin(space, endpoint, random(200_000))) {
      awaitBusy(file, true);
    }
    awaitBusy(file, false);
    assertBytes(file, old);
    put(endpoint, bytes("again")).isSuccess();
    assertBytes(file, bytes("again"));
  }

  @Test
  @DisplayName("PT-08 fewer bytes than announced are refused")
  void truncated() {
    String file = file("pt08short", bytes("old"));
    String endpoint = Negotiation.push(alice, file).endpoint();
    try (SlowUpload upload = SlowUpload.begin(space, endpoint, random(200_000))) {
      awaitBusy(file, true);
      upload.truncate();
    } catch (java.io.UncheckedIOException expected) {
      // The service may end the connection instead of answering on it.
      assertThat(expected).isNotNull();
    }
    awaitBusy(file, false);
    assertBytes(file, bytes("old"));
  }

  @Test
  @DisplayName("PT-08 H-08 bytes that are not those of the digest are refused")
  void digests() throws Exception {
    byte[] content = bytes("the bytes");
    String right =
        Base64.getEncoder().encodeToString(MessageDigest.getInstance("MD5").digest(content));
    String wrong =
        Base64.getEncoder().encodeToString(MessageDigest.getInstance("MD5").digest(new byte[0]));
    String file = file("pt08digest", bytes("old"));
    for (List<String> header :
        List.of(List.of("Content-MD5", wrong), List.of("Digest", "md5=" + wrong))) {
      anonymous
          .request("PUT", Negotiation.push(alice, file).endpoint())
          .header(header.get(0), header.get(1))
          .bytes(content)
          .send()
          .isOneOf(400, 412);
      assertBytes(file, bytes("old"));
    }
    anonymous
        .request("PUT", Negotiation.push(alice, file).endpoint())
        .header("Content-MD5", right)
        .bytes(content)
        .send()
        .isSuccess();
    assertBytes(file, content);
  }

  @Test
  @DisplayName("PT-06 .auto makes a node whose name the results tell")
  void auto() {
    Negotiation push = Negotiation.push(alice, path(".auto"));
    put(push.endpoint(), bytes("auto")).isSuccess();
    String uri = push.job().value("uws:results/uws:result[@id='dataNode']/@xlink:href");
    assertThat(uri).startsWith(uri(home) + "/").doesNotContain(".auto");
    assertBytes(uri.substring(space.uri("").length()), bytes("auto"));
  }

  @Test
  @DisplayName("PT-07 .null takes bytes and keeps none")
  void nothing() {
    String path = path(".null");
    put(Negotiation.push(alice, path).endpoint(), random(100_000)).isSuccess();
    assertThat(alice.node(home).childNames()).doesNotContain(".null");
    assertThat(download(alice, path)).isEmpty();
  }

  @Test
  @DisplayName("PT-10 more bytes than there is room for are refused at negotiation")
  void noRoom() {
    Negotiation.of(
            alice,
            Documents.transfer(
                uri(path("pt10")),
                "pushToVoSpace",
                Documents.protocol(space.put()),
                Documents.param(Core.LENGTH, Long.toString(Long.MAX_VALUE))))
        .failed("Quota Exceeded", "QuotaExceeded");
    Negotiation.of(
            alice,
            Documents.transfer(
                uri(path("pt10")),
                "pushToVoSpace",
                Documents.protocol(space.put()),
                Documents.param(Core.LENGTH, "many")))
        .failed("Invalid Argument", "InvalidArgument");
  }

  @Test
  @DisplayName("TR-14 tokens that are malformed, unknown, used, or for the other direction")
  void tokens() {
    String file = file("tr14", bytes("old"));
    String push = Negotiation.push(alice, file).endpoint();
    String pull = Negotiation.pull(alice, file).endpoint();
    anonymous.get(push).isClientError();
    put(pull, bytes("wrong way")).isClientError();
    anonymous.request("DELETE", push).send().is(405);
    anonymous.request("POST", push).send().is(405);
    String token =
        Arrays.stream(push.split("/")).filter(part -> part.length() >= 32).toList().get(0);
    String other = token.substring(1) + (token.startsWith("A") ? "B" : "A");
    put(push.replace(token, other), bytes("guessed")).isFault(404, "NodeNotFound");
    put(push.replace(token, "short"), bytes("guessed")).isFault(400, "InvalidToken");
    put(push.replace("tr14", "else"), bytes("edited")).isOneOf(200, 201, 204, 404);
    assertMissing(path("else"));
    assertThat(new String(download(alice, file), StandardCharsets.UTF_8)).isIn("old", "edited");
  }

  @Test
  @DisplayName("TR-13 of two uploads to one endpoint at once one is taken")
  void raced() {
    String file = path("tr13");
    String endpoint = Negotiation.push(alice, file).endpoint();
    List<Integer> statuses = Together.run(4, i -> put(endpoint, bytes("from " + i)).status());
    assertThat(statuses.stream().filter(status -> status / 100 == 2)).hasSize(1);
    assertThat(statuses).allMatch(status -> status < 500);
    put(endpoint, bytes("again")).isFault(404, "NodeNotFound");
  }

  @Test
  @DisplayName("PT-02 a container that was deleted after negotiation makes nothing")
  void containerGone() {
    String box = container("pt02gone");
    String endpoint = Negotiation.push(alice, box + "/file").endpoint();
    alice.deleteNode(box).is(204);
    put(endpoint, bytes("late")).isFault(404, "NodeNotFound");
    assertMissing(box);
  }

  @Test
  @DisplayName("V-04 P-07 the media type of the upload is the type of the node")
  void mediaType() {
    String file = path("v04");
    anonymous
        .request("PUT", Negotiation.push(alice, file).endpoint())
        .header("Content-Type", "image/fits")
        .bytes(bytes("SIMPLE"))
        .send()
        .isSuccess();
    Answer got = anonymous.get(Negotiation.pull(alice, file).endpoint()).is(200);
    assertThat(got.required("Content-Type")).isEqualTo("image/fits");
  }
}
