package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The protocol of wildfly-config/docs/protocols.md as a stranger's, compiled outside of the reactor
 * and added to the EAR's lib: VOSpace 2.1 §3.5.
 */
class ProtocolExtensionIT extends SpaceTest {
  private static final String LINES = "urn:example:lines";

  @BeforeAll
  void isOurs() {
    assumeTrue(ServerForTests.storageRoot().isPresent(), "the server is somebody else's");
  }

  private Negotiation negotiate(String path, String direction, String... protocols) {
    String[] entries = Stream.of(protocols).map(Documents::protocol).toArray(String[]::new);
    return Negotiation.of(alice, Documents.transfer(uri(path), direction, entries));
  }

  private Negotiation push(String path) {
    return negotiate(path, "pushToVoSpace", LINES);
  }

  private Negotiation pull(String path) {
    return negotiate(path, "pullFromVoSpace", LINES);
  }

  private static byte[] bytes(int seed) {
    byte[] bytes = new byte[100_000];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private static void refused(String endpoint, String fault) {
    assertThatThrownBy(() -> LinesClient.get(endpoint, true)).hasMessage("FAULT " + fault);
  }

  @Test
  @DisplayName("a protocol that was added is told in /protocols")
  void isListed() {
    assertThat(alice.get("/protocols").is(200).xml().attributes("vos:provides/vos:protocol", "uri"))
        .contains(LINES, space.get(), space.put());
  }

  @Test
  @DisplayName("PR-07 it is negotiated beside HTTP in the caller's order of preference")
  void isNegotiated() {
    for (List<String> order : List.of(List.of(LINES, space.put()), List.of(space.put(), LINES))) {
      XmlView details =
          negotiate(path("order"), "pushToVoSpace", order.toArray(String[]::new)).details();
      assertThat(details.attributes("vos:protocol", "uri")).containsExactlyElementsOf(order);
      assertThat(details.values("vos:protocol/vos:endpoint"))
          .map(endpoint -> endpoint.startsWith("lines:"))
          .containsExactlyElementsOf(order.stream().map(LINES::equals).toList());
    }
  }

  @Test
  @DisplayName("PR-06 bytes that come by it are the node's, those that go as well, once")
  void pushAndPull() {
    String path = path("lines");
    Negotiation push = push(path);
    String endpoint = push.endpoint();
    assertThat(LinesClient.put(endpoint, bytes(1))).isEqualTo("DONE");
    assertThat(push.phase()).isEqualTo("COMPLETED");
    assertThat(alice.node(path).property(Core.LENGTH)).isEqualTo("100000");
    assertBytes(path, bytes(1));
    assertThat(LinesClient.put(endpoint, bytes(2))).isEqualTo("FAULT NodeNotFound");
    assertBytes(path, bytes(1));
    Negotiation pull = pull(path);
    String there = pull.endpoint();
    assertThat(LinesClient.get(there, true)).isEqualTo(bytes(1));
    assertThat(pull.phase()).isEqualTo("COMPLETED");
    refused(there, "NodeNotFound");
    // Without bytes.
    assertThat(LinesClient.put(push(path("empty")).endpoint(), new byte[0])).isEqualTo("DONE");
    assertThat(LinesClient.get(pull(path("empty")).endpoint(), true)).isEmpty();
  }

  @Test
  @DisplayName("PT-08 what breaks off changes nothing, and can be tried again")
  void brokenOff() {
    String path = path("broken");
    assertThat(LinesClient.put(push(path).endpoint(), bytes(3))).isEqualTo("DONE");
    Negotiation push = push(path);
    String endpoint = push.endpoint();
    LinesClient.breakOff(endpoint, bytes(4));
    awaitBusy(path, false);
    assertBytes(path, bytes(3));
    assertThat(push.phase()).isEqualTo("EXECUTING");
    assertThat(LinesClient.put(endpoint, bytes(5))).isEqualTo("DONE");
    assertBytes(path, bytes(5));
    Negotiation pull = pull(path);
    String there = pull.endpoint();
    assertThat(LinesClient.get(there, false)).isEqualTo(bytes(5));
    assertThat(pull.phase()).isEqualTo("EXECUTING");
    assertThat(LinesClient.get(there, true)).isEqualTo(bytes(5));
    assertThat(pull.phase()).isEqualTo("COMPLETED");
  }

  @Test
  @DisplayName("a secret that is none, one of another direction and a node that went are refused")
  void refusals() {
    String path = path("gone");
    assertThat(LinesClient.put(push(path).endpoint(), bytes(6))).isEqualTo("DONE");
    String endpoint = push(path).endpoint();
    assertThat(LinesClient.put(endpoint.substring(0, endpoint.length() - 1), bytes(7)))
        .isEqualTo("FAULT InvalidToken");
    assertThat(
            LinesClient.put(
                endpoint.substring(0, endpoint.length() - 32) + "x".repeat(32), bytes(7)))
        .isEqualTo("FAULT NodeNotFound");
    refused(endpoint, "NodeNotFound");
    alice.deleteNode(path).isOneOf(204, 200);
    assertThat(LinesClient.put(endpoint, bytes(7))).isEqualTo("FAULT NodeNotFound");
    assertMissing(path);
  }

  @Test
  @DisplayName("PR-04 the service itself moves no bytes by it, and no archives")
  void notOfTheService() {
    JobHandle.create(
            alice,
            Documents.transfer(
                uri(path("fetched")),
                "pullToVoSpace",
                Documents.protocol(LINES, "<vos:endpoint>lines://localhost:1/x</vos:endpoint>")),
            "PHASE=RUN")
        .failed("Protocol Not Supported", "ProtocolNotSupported");
    Negotiation.of(
            alice,
            Documents.transfer(
                uri(home),
                "pullFromVoSpace",
                Documents.view("ivo://ivoa.net/vospace/core#tar"),
                Documents.protocol(LINES)))
        .failed("Protocol Not Supported", "ProtocolNotSupported");
  }
}
