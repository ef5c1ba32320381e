package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Documents over the limit, which is {@code vospace.max.document.bytes} here and at most that many
 * bytes in the service.
 */
class OversizeIT extends SpaceTest {
  private static final int LIMIT = Integer.getInteger("vospace.max.document.bytes", 4 << 20);

  @Test
  @DisplayName("XR-06 a document over the limit is answered with 413 by every operation")
  void tooLarge() {
    String path = path("xr06");
    String value = Documents.property("urn:a", "x".repeat(LIMIT + 1));
    alice.putNode(path, Documents.data(uri(path), value)).is(413);
    alice.postNode(home, Documents.container(uri(home), value)).is(413);
    String param = Documents.param("urn:a", "x".repeat(LIMIT + 1));
    String protocol = Documents.protocol(space.put());
    alice.postTransfer(Documents.transfer(uri(path), "pushToVoSpace", protocol, param)).is(413);
    assertMissing(path);
    assertThat(alice.node(home).properties()).doesNotContainKey("urn:a");
  }

  @Test
  @DisplayName("XR-06 a body of unannounced length is cut off at the limit")
  void unannouncedLength() {
    String path = path("xr06chunked");
    String head = Documents.data(uri(path), "<vos:property uri=\"urn:a\">CUT").split("CUT")[0];
    InputStream endless =
        new SequenceInputStream(
            Collections.enumeration(
                Stream.concat(
                        Stream.of(head),
                        Stream.generate(() -> "x".repeat(65_536)).limit(LIMIT / 65_536 + 8))
                    .map(part -> (InputStream) new java.io.ByteArrayInputStream(bytes(part)))
                    .toList()));
    alice
        .request("PUT", space.nodes(path))
        .header("Content-Type", "text/xml")
        .body(BodyPublishers.ofInputStream(() -> endless))
        .send()
        .is(413);
    assertMissing(path);
  }

  @Test
  @DisplayName("XR-06 very many properties are refused with 413")
  void manyProperties() {
    String path = path("xr06many");
    String properties =
        IntStream.range(0, 1_000_000 * (LIMIT >> 20) / 32)
            .mapToObj(i -> "<vos:property uri=\"urn:" + i + "\">v</vos:property>")
            .collect(Collectors.joining());
    alice.putNode(path, Documents.data(uri(path), properties)).is(413);
    assertMissing(path);
  }

  @Test
  @DisplayName("XR-06 deep nesting and very long names do not exhaust the service")
  void deepNesting() {
    String path = path("xr06deep");
    int depth = 100_000;
    for (String content :
        List.of(
            "<vos:a>".repeat(depth) + "</vos:a>".repeat(depth),
            "<vos:" + "a".repeat(1_000_000) + "/>",
            "<vos:properties " + "a".repeat(1_000_000) + "=\"1\"/>")) {
      Answer answer = alice.putNode(path, Documents.node("vos:DataNode", uri(path), content));
      if (answer.status() != 413) {
        answer.isFault(400, "InvalidArgument");
      }
    }
    String attributes =
        IntStream.range(0, 50_000)
            .mapToObj(i -> "a" + i + "=\"1\"")
            .collect(Collectors.joining(" "));
    Answer answer =
        alice.putNode(
            path, Documents.node("vos:DataNode", uri(path), "<vos:b " + attributes + "/>"));
    answer.isOneOf(400, 413, 201);
    alice.node(home);
  }
}
