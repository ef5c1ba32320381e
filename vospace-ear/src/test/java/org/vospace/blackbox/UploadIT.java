package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** PUT at the data endpoint: digests, conditions, codings, and what is refused before the body. */
class UploadIT extends SpaceTest {
  private static final byte[] OLD = bytes("old");
  private static final byte[] CONTENT = bytes("the new bytes");

  private Answer push(String path, byte[] bytes, String... headers) {
    return put(Negotiation.push(alice, path), bytes, headers);
  }

  private Answer put(Negotiation push, byte[] bytes, String... headers) {
    Request request = anonymous.request("PUT", push.endpoint()).bytes(bytes);
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return request.send();
  }

  private static String digest(String algorithm, byte[] bytes) {
    try {
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String crc32c(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    int value = (int) crc.getValue();
    return Base64.getEncoder()
        .encodeToString(
            new byte[] {
              (byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value
            });
  }

  private static List<List<String>> digests(byte[] bytes) {
    return List.of(
        List.of("Content-MD5", digest("MD5", bytes)),
        List.of("Digest", "md5=" + digest("MD5", bytes)),
        List.of("Digest", "SHA-256=" + digest("SHA-256", bytes)),
        List.of("Digest", "unknown=abc, crc32c=" + crc32c(bytes)),
        List.of("Repr-Digest", "sha-256=:" + digest("SHA-256", bytes) + ":"),
        List.of("Content-Digest", "md5=:" + digest("MD5", bytes) + ":"));
  }

  @Test
  @DisplayName("H-08 PT-08 bytes that are not those of a digest are refused; the old ones stay")
  void digests() {
    String file = file("h08digest", OLD);
    Negotiation push = Negotiation.push(alice, file);
    for (List<String> header : digests(bytes("others"))) {
      put(push, CONTENT, header.get(0), header.get(1)).isOneOf(400, 412);
      assertBytes(file, OLD);
      assertThat(alice.node(file).busy()).isEqualTo("false");
    }
    for (List<String> header : digests(CONTENT)) {
      push(file, CONTENT, header.get(0), header.get(1)).isSuccess();
      assertBytes(file, CONTENT);
    }
  }

  @Test
  @DisplayName(
      "H-08 a digest that can be none is InvalidArgument; an upload is answered with its own")
  void malformed() {
    String file = file("h08malformed", OLD);
    Negotiation push = Negotiation.push(alice, file);
    for (List<String> header :
        List.of(
            List.of("Content-MD5", "x"),
            List.of("Content-MD5", "d41d8cd98f00b204e9800998ecf8427e"),
            List.of("Digest", "md5=AAAA"),
            List.of("Digest", "sha-256"),
            List.of("Repr-Digest", "sha-256=" + digest("SHA-256", CONTENT)),
            List.of("Content-Digest", "crc32c=:?:"),
            List.of("Content-Encoding", "a b"),
            List.of("Content-Range", "bytes 0-1/2"))) {
      put(push, CONTENT, header.get(0), header.get(1)).isFault(400, "InvalidArgument");
    }
    assertBytes(file, OLD);
    Answer answer = put(push, CONTENT).isSuccess();
    assertThat(answer.required("Digest")).isEqualTo("md5=" + digest("MD5", CONTENT));
  }

  @Test
  @DisplayName("H-07 conditions of an upload that do not hold are 412, and nothing is replaced")
  void conditions() {
    String file = file("h07put", OLD);
    String etag =
        anonymous.request("HEAD", Negotiation.pull(alice, file).endpoint()).send().required("ETag");
    Negotiation push = Negotiation.push(alice, file);
    put(push, CONTENT, "If-None-Match", "*").isFault(412, "PreconditionFailed");
    put(push, CONTENT, "If-None-Match", etag).isFault(412, "PreconditionFailed");
    put(push, CONTENT, "If-Match", "\"other\"").isFault(412, "PreconditionFailed");
    put(push, CONTENT, "If-Unmodified-Since", "Thu, 01 Jan 2015 00:00:00 GMT")
        .isFault(412, "PreconditionFailed");
    assertBytes(file, OLD);
    assertThat(alice.node(file).busy()).isEqualTo("false");
    put(push, CONTENT, "If-Match", etag).isSuccess();
    assertBytes(file, CONTENT);
    push(file, OLD, "If-Match", etag).isFault(412, "PreconditionFailed");
    String fresh = path("h07new");
    push(fresh, CONTENT, "If-Match", "*").isFault(412, "PreconditionFailed");
    assertMissing(fresh);
    push(fresh, CONTENT, "If-None-Match", "*").isSuccess();
    assertBytes(fresh, CONTENT);
  }

  @Test
  @DisplayName("H-08 the content coding is given back, by a copy as well")
  void coding() {
    String file = path("h08gzip");
    push(file, CONTENT, "Content-Encoding", "gzip").isSuccess();
    JobHandle.copy(alice, file, path("h08copy")).completed();
    for (String path : List.of(file, path("h08copy"))) {
      Answer got = anonymous.get(Negotiation.pull(alice, path).endpoint()).is(200);
      assertThat(got.required("Content-Encoding")).isEqualTo("gzip");
      assertThat(got.body()).isEqualTo(CONTENT);
    }
    push(file, CONTENT).isSuccess();
    assertThat(
            anonymous
                .get(Negotiation.pull(alice, file).endpoint())
                .is(200)
                .header("Content-Encoding"))
        .isEmpty();
  }

  @Test
  @DisplayName("H-08 who asks first is refused without being asked for the body")
  void refusedBeforeTheBody() throws IOException {
    String file = file("h08expect", OLD);
    String busy = Negotiation.push(alice, file).endpoint();
    String waiting = Negotiation.push(alice, file).endpoint();
    String used = Negotiation.push(alice, path("h08used")).endpoint();
    put(used, OLD).isSuccess();
    String gone = Negotiation.push(alice, path("h08gone")).endpoint();
    assertThat(asked(used, 10)).startsWith("HTTP/1.1 404");
    assertThat(asked(used.substring(0, used.length() - 3), 10)).startsWith("HTTP/1.1 400");
    assertThat(asked(gone, 1L << 55)).startsWith("HTTP/1.1 413");
    try (SlowUpload upload = SlowUpload.begin(space, busy, new byte[100_000])) {
      awaitBusy(file, true);
      assertThat(asked(waiting, 10)).startsWith("HTTP/1.1 409");
      upload.finish().isSuccess();
    }
    assertThat(asked(waiting, 10)).startsWith("HTTP/1.1 100");
  }

  @Test
  @DisplayName("PT-09 a permission that was lost meanwhile is missed before the body")
  void permissionLost() throws IOException {
    String box = container("pt09box", Documents.property(Core.GROUP_WRITE, "staff"));
    set(alice, home, Documents.property(Core.GROUP_READ, "staff")).is(200);
    set(alice, "/home/alice", Documents.property(Core.GROUP_READ, "staff")).is(200);
    try {
      String endpoint = Negotiation.push(bob, box + "/file").endpoint();
      set(alice, box, Documents.nil(Core.GROUP_WRITE)).is(200);
      assertThat(asked(endpoint, 10)).startsWith("HTTP/1.1 403");
      assertMissing(box + "/file");
    } finally {
      set(alice, "/home/alice", Documents.nil(Core.GROUP_READ)).is(200);
    }
  }

  @Test
  @DisplayName("PT-04 PT-08 an abort in the middle is told to the upload at once")
  void aborted() {
    String file = file("pt08abort", OLD);
    Negotiation push = Negotiation.push(alice, file);
    try (SlowUpload upload = SlowUpload.begin(space, push.endpoint(), new byte[500_000])) {
      awaitBusy(file, true);
      alice.request("POST", push.jobUrl() + "/phase").form("PHASE=ABORT").send().is(303);
      upload.answer().isClientError();
    }
    assertThat(alice.node(file).busy()).isEqualTo("false");
    assertThat(push.phase()).isEqualTo("ABORTED");
    assertBytes(file, OLD);
  }

  @Test
  @DisplayName("N-15 binary bytes of many lengths are read as they were written")
  void identical() {
    for (int size : List.of(0, 1, 2, 65_535, 65_536, 65_537, 131_072, 262_145, 5 << 20)) {
      byte[] content = new byte[size];
      new Random(size).nextBytes(content);
      String file = file("n15-" + size, content);
      assertThat(Arrays.equals(download(alice, file), content)).as(size + " bytes").isTrue();
    }
  }

  @Test
  @DisplayName("N-16 bytes for a link go to what it names, and a link owns none")
  void links() {
    String file = file("n16", OLD);
    String link = link("n16link", uri(file));
    upload(alice, link, CONTENT);
    assertBytes(file, CONTENT);
    assertThat(alice.node(link).type()).isEqualTo("LinkNode");
    Negotiation.push(alice, link("n16far", "http://127.0.0.1:1/x"))
        .failed("Invalid URI", "InvalidURI");
  }

  /** The first line of the answer to a head that waits to be asked for the body. */
  private String asked(String endpoint, long length) throws IOException {
    URI uri = URI.create(endpoint);
    try (Socket socket = RawHttp.connect(uri)) {
      String head =
          RawHttp.requestHead(anonymous, uri, "PUT", uri.getRawPath())
              + "Expect: 100-continue\r\nContent-Length: "
              + length
              + "\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
      String first = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
      socket.setSoLinger(true, 0);
      return first;
    }
  }
}
