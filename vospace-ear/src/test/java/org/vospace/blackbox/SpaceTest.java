package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/**
 * A class of tests with a container of its own in the home of alice, which is removed afterwards.
 * Paths are encoded and begin with a slash. The methods that make something do so as alice.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SpaceTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  final Space space = Space.current();
  final Caller alice = Caller.named(space, "alice");
  final Caller bob = Caller.named(space, "bob");
  final Caller carol = Caller.named(space, "carol");
  final Caller admin = Caller.named(space, "admin");
  final Caller anonymous = Caller.anonymous(space);
  final String home = "/home/alice/it-" + UUID.randomUUID();

  @BeforeAll
  void makeContainer() {
    // A home is made at its owner's first authenticated request.
    for (Caller user : List.of(alice, bob, carol, admin)) {
      user.get("/availability").is(200);
    }
    alice.putNode(home, Documents.container(space.uri(home))).isOneOf(201, 200);
  }

  @AfterAll
  void deleteContainer() {
    admin.deleteNode(home).isOneOf(204, 200);
  }

  String path(String name) {
    return home + "/" + name;
  }

  String uri(String path) {
    return space.uri(path);
  }

  /** Makes a container and returns its path. */
  String container(String name, String... properties) {
    return make(alice, path(name), Documents.container(uri(path(name)), properties));
  }

  /** Makes a data node without bytes and returns its path. */
  String data(String name, String... properties) {
    return make(alice, path(name), Documents.data(uri(path(name)), properties));
  }

  /** Makes a link and returns its path. */
  String link(String name, String target) {
    return make(alice, path(name), Documents.link(uri(path(name)), target));
  }

  String make(Caller caller, String path, String document) {
    caller.putNode(path, document).isOneOf(201, 200);
    return path;
  }

  /** Makes a data node with these bytes, or replaces its bytes, and returns its path. */
  String file(String name, byte[] bytes) {
    upload(alice, path(name), bytes);
    return path(name);
  }

  void upload(Caller caller, String path, byte[] bytes) {
    put(Negotiation.push(caller, path).endpoint(), bytes).isSuccess();
  }

  byte[] download(Caller caller, String path) {
    return anonymous.get(Negotiation.pull(caller, path).endpoint()).is(200).body();
  }

  Answer put(String endpoint, byte[] bytes) {
    return anonymous.request("PUT", endpoint).bytes(bytes).send();
  }

  /** Sets properties of a node. */
  Answer set(Caller caller, String path, String... properties) {
    String type = alice.getNode(path, "detail=min").is(200).node().type();
    return caller.postNode(
        path, Documents.node("vos:" + type, uri(path), Documents.properties(properties)));
  }

  void assertMissing(String path) {
    admin.getNode(path).isFault(404, "NodeNotFound");
  }

  void assertBytes(String path, byte[] expected) {
    assertThat(download(alice, path)).as("bytes of %s", path).isEqualTo(expected);
  }

  void awaitBusy(String path, boolean busy) {
    await("busy=" + busy + " on " + path)
        .atMost(PATIENCE)
        .until(() -> alice.node(path).busy().equals(Boolean.toString(busy)));
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
