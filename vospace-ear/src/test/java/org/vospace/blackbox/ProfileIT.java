package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The profiles of users. */
class ProfileIT extends SpaceTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CORE = "ivo://ivoa.net/vospace/core#";

  private JsonSchema schema;

  @AfterEach
  void unset() {
    post(alice, "alice", "{\"defaults\":{}}").is(200);
  }

  @Test
  @DisplayName("one's own profile tells who one is, how that is known, and what one has here")
  void own() {
    JsonNode before = profile(alice, "alice");
    assertThat(before.get("name").asText()).isEqualTo("alice");
    assertThat(before.get("proof").asText()).isEqualTo("basic");
    assertThat(before.get("administrator").asBoolean()).isFalse();
    assertThat(before.get("groups").toString()).isEqualTo("[\"staff\"]");
    assertThat(before.get("home").asText()).isEqualTo(uri("/home/alice"));
    file("usage", new byte[1234]);
    container("box");
    JobHandle.relocate(alice, path("usage"), path("later"), false);
    JsonNode after = profile(alice, "alice");
    assertThat(grown(before, after, "usage", "nodes")).isEqualTo(2);
    assertThat(grown(before, after, "usage", "bytes")).isEqualTo(1234);
    assertThat(grown(before, after, "jobs", "count")).isGreaterThanOrEqualTo(2);
    assertThat(grown(before, after, "jobs", "active")).isGreaterThanOrEqualTo(1);
    assertThat(after.get("usage").get("exact").asBoolean()).isTrue();
    alice.get(after.get("jobs").get("href").asText()).is(200);
    assertThat(profile(admin, "admin").get("administrator").asBoolean()).isTrue();
  }

  @Test
  @DisplayName(
      "somebody else's profile is the administrators', whether there is such a user or not")
  void others() {
    for (String name : new String[] {"alice", "nobody-has-this-name", "admin", "a%20b"}) {
      String address = "/users/" + name;
      Answer refused = bob.get(address).isDenied(bob);
      assertThat(refused.text()).isEqualTo(bob.get("/users/alice").text());
      anonymous.get(address).isDenied(anonymous);
      post(bob, name, "{\"defaults\":{}}").isDenied(bob);
    }
    JsonNode seen = profile(admin, "alice");
    assertThat(seen.get("home").asText()).isEqualTo(uri("/home/alice"));
    assertThat(seen.has("groups")).isFalse();
    assertThat(profile(admin, "nobody-has-this-name").has("home")).isFalse();
  }

  @Test
  @DisplayName("users/me leads to one's own profile, and nobody anonymous anywhere")
  void me() {
    assertThat(alice.get("/users/me").is(303).required("Location"))
        .isEqualTo(space.base() + "/users/alice");
    anonymous.get("/users/me").isDenied(anonymous);
  }

  @Test
  @DisplayName("defaults hold for nodes that are made without saying otherwise, by PUT and by push")
  void defaults() {
    String chosen =
        "{\"groupread\":[\"staff\"],\"groupwrite\":[\"g1\",\"g2\"],\"publicread\":true}";
    JsonNode answered =
        validated(post(alice, "alice", "{\"defaults\":" + chosen + "}").is(200)).get("defaults");
    assertThat(answered.toString()).isEqualTo(chosen);
    for (String made : new String[] {container("d1"), data("d2"), file("d3", bytes("x"))}) {
      NodeView node = alice.node(made);
      assertThat(node.property(CORE + "groupread")).isEqualTo("staff");
      assertThat(node.property(CORE + "groupwrite")).isEqualTo("g1 g2");
      assertThat(node.property(CORE + "publicread")).isEqualTo("true");
    }
    String said =
        data(
            "d4",
            Documents.property(CORE + "publicread", "false"),
            Documents.property(CORE + "groupread", "other"));
    assertThat(alice.node(said).property(CORE + "publicread")).isEqualTo("false");
    assertThat(alice.node(said).property(CORE + "groupread")).isEqualTo("other");
    assertThat(alice.node(said).property(CORE + "groupwrite")).isEqualTo("g1 g2");
    post(alice, "alice", "{\"defaults\":{}}").is(200);
    assertThat(alice.node(data("d5")).properties()).doesNotContainKey(CORE + "groupwrite");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "null",
        "{",
        "{}",
        "{\"defaults\":[]}",
        "{\"defaults\":{}}x",
        "{\"defaults\":{\"groupread\":\"staff\"}}",
        "{\"defaults\":{\"groupread\":[1]}}",
        "{\"defaults\":{\"groupread\":[[]]}}",
        "{\"defaults\":{\"groupread\":[\"a b\"]}}",
        "{\"defaults\":{\"groupread\":[\"a,b\"]}}",
        "{\"defaults\":{\"groupread\":[\"\"]}}",
        "{\"defaults\":{\"groupread\":[\"a\\u0000\"]}}",
        "{\"defaults\":{\"publicread\":\"true\"}}",
        "{\"defaults\":{\"publicread\":true,\"publicread\":false}}",
        "{\"defaults\":{},\"defaults\":{}}"
      })
  @DisplayName("what is no profile is InvalidArgument")
  void invalid(String document) {
    post(alice, "alice", document).isFault(400, "InvalidArgument");
  }

  @Test
  @DisplayName("an unknown member is refused by its name, an oversized document before it is read")
  void bounded() {
    post(alice, "alice", "{\"defaults\":{\"colour\":1}}")
        .isFault(400, "InvalidArgument")
        .saying("colour");
    post(alice, "alice", "{\"administrator\":true}")
        .isFault(400, "InvalidArgument")
        .saying("administrator");
    String groups = "\"g\",".repeat(70) + "\"g\"";
    post(alice, "alice", "{\"defaults\":{\"groupread\":[" + groups + "]}}")
        .isFault(400, "InvalidArgument");
    post(alice, "alice", "{\"defaults\":{\"x\":\"" + "y".repeat(70_000) + "\"}}")
        .isFault(413, "RequestEntityTooLarge");
    post(alice, "alice", "[".repeat(60_000)).isFault(400, "InvalidArgument");
    alice.request("POST", "/users/alice").form("defaults=x").send().isFault(400, "InvalidArgument");
  }

  private static Answer post(Caller caller, String name, String document) {
    return caller
        .request("POST", "/users/" + name)
        .header("Content-Type", "application/json")
        .bytes(bytes(document))
        .send();
  }

  private JsonNode profile(Caller caller, String name) {
    return validated(caller.get("/users/" + name).is(200));
  }

  private JsonNode validated(Answer answer) {
    assertThat(answer.required("Content-Type")).isEqualTo("application/json");
    if (schema == null) {
      schema =
          JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
              .getSchema(anonymous.get("/users/schema").is(200).text());
    }
    try {
      JsonNode document = JSON.readTree(answer.body());
      assertThat(schema.validate(document)).as(answer.toString()).isEmpty();
      return document;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long grown(JsonNode before, JsonNode after, String part, String member) {
    return after.get(part).get(member).asLong() - before.get(part).get(member).asLong();
  }
}
