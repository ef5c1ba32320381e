package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Every change and every refusal is a line that tells who, from where, what and with what result.
 */
class AuditIT extends SpaceTest {
  private AuditLines audit;

  @BeforeAll
  void findAudit() {
    audit = AuditLines.ofServer();
  }

  @Test
  @DisplayName("createNode, setNode and deleteNode have a line each, with the row")
  void nodes() {
    String path = path("a%20b");
    Answer created = alice.putNode(path, Documents.data(uri(path))).is(201);
    Answer set =
        alice.postNode(path, Documents.data(uri(path), Documents.property("urn:a", "1"))).is(200);
    Answer deleted = alice.deleteNode(path).is(204);
    Map<String, String> first = audit.of(created);
    assertThat(first)
        .containsEntry("operation", "createNode")
        .containsEntry("who", "alice")
        .containsEntry("proof", "basic")
        .containsEntry("from", "127.0.0.1")
        .containsEntry("node", uri(path))
        .containsEntry("result", "ok")
        .containsKeys("time", "nodeId")
        .doesNotContainKeys("status", "job");
    for (Answer answer : List.of(set, deleted)) {
      assertThat(audit.of(answer)).containsEntry("nodeId", first.get("nodeId"));
    }
    assertThat(audit.of(set)).containsEntry("operation", "setNode");
    assertThat(audit.of(deleted)).containsEntry("operation", "deleteNode");
  }

  @Test
  @DisplayName("refusals are told with the fault and the status; of whom, when that is known")
  void refusals() {
    String path = data("refused");
    Answer read = bob.getNode(path).is(403);
    Answer write = anonymous.putNode(path + "x", Documents.data(uri(path + "x"))).is(401);
    Answer twice = alice.putNode(path, Documents.data(uri(path))).is(409);
    assertThat(audit.of(read))
        .containsEntry("operation", "getNode")
        .containsEntry("who", "bob")
        .containsEntry("node", uri(path))
        .containsEntry("result", "PermissionDenied")
        .containsEntry("status", "403");
    assertThat(audit.of(write))
        .containsEntry("operation", "createNode")
        .containsEntry("proof", "none")
        .containsEntry("status", "401")
        .doesNotContainKey("who");
    assertThat(audit.of(twice)).containsEntry("result", "DuplicateNode");
    assertThat(audit.of(alice.get("/transfers/nojob").is(404)))
        .containsEntry("result", "JobNotFound")
        .containsEntry("job", "nojob");
    assertThat(audit.of(alice.request("PATCH", "/nodes").send().is(405)))
        .containsEntry("status", "405");
  }

  @Test
  @DisplayName("a failed login is told with the identity that was claimed, never with the password")
  void failedLogin() {
    String password = "a-password-of-somebody-7391";
    Answer refused = Caller.with(space, Caller.basic("mallory", password)).getNode("").is(401);
    assertThat(audit.of(refused))
        .containsEntry("operation", "login")
        .containsEntry("claimed", "mallory")
        .containsEntry("result", "PermissionDenied")
        .doesNotContainKey("who");
  }

  @Test
  @DisplayName("a job tells when it was made, what it did, and how it ended, as its caller's")
  void jobs() {
    String path = data("job");
    String move =
        Documents.transfer(uri(path), uri(path("moved")), "<vos:keepBytes>false</vos:keepBytes>");
    Answer made = alice.request("POST", "/transfers?PHASE=RUN").xml(move).send().is(303);
    List<Map<String, String>> lines = audit.of(made, 3);
    assertThat(lines).allSatisfy(line -> assertThat(line).containsEntry("who", "alice"));
    assertThat(lines)
        .extracting(line -> line.get("operation") + " " + line.get("step"))
        .containsExactlyInAnyOrder("createJob null", "moveNode null", "moveNode ended");
    assertThat(lines).extracting(line -> line.get("job")).containsOnly(lines.get(0).get("job"));
    Answer failing = alice.request("POST", "/transfers?PHASE=RUN").xml(move).send().is(303);
    assertThat(audit.of(failing, 2).get(1))
        .containsEntry("step", "ended")
        .containsEntry("result", "NodeNotFound");
  }

  @Test
  @DisplayName(
      "an upload is told as it is negotiated, begun and committed; a download as it begins")
  void bytes() {
    String path = path("bytes");
    String push = Negotiation.push(alice, path).endpoint();
    Answer put = put(push, bytes("abc")).isSuccess();
    assertThat(audit.of(put, 2))
        .allSatisfy(
            line ->
                assertThat(line)
                    .containsEntry("operation", "pushToVoSpace")
                    .containsEntry("who", "alice")
                    .containsEntry("proof", "endpoint")
                    .containsEntry("node", uri(path))
                    .containsEntry("from", "127.0.0.1"))
        .extracting(line -> line.get("step"))
        .containsExactly("begun", "committed");
    assertThat(audit.of(put(push, bytes("abc")).is(404)))
        .containsEntry("operation", "pushToVoSpace")
        .containsEntry("result", "NodeNotFound");
    Answer got = anonymous.get(Negotiation.pull(alice, path).endpoint()).is(200);
    assertThat(audit.of(got)).containsEntry("operation", "pullFromVoSpace");
    String job = audit.of(got).get("job");
    assertThat(audit.matching(line -> job.equals(line.get("job")), 2).get(0))
        .containsEntry("step", "negotiated")
        .containsEntry("proof", "basic");
  }

  @Test
  @DisplayName("an operation that lost races is one line, and so is each that was refused")
  void races() {
    String document = Documents.container(uri(path("race")));
    List<Answer> answers = Together.run(24, i -> alice.putNode(path("race"), document));
    assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
    for (Answer answer : answers) {
      assertThat(audit.of(answer))
          .containsEntry("result", answer.status() == 201 ? "ok" : "DuplicateNode");
    }
  }

  @Test
  @DisplayName("H-09 what a client sends cannot end a line, nor choose the number of its request")
  void injection() {
    Answer answer =
        alice
            .request("GET", "/transfers?TARGET=a%0d%0a%7b%22who%22:%22admin%22%7d&PHASE=%0a")
            .header("X-Request-Id", "forged")
            .header("X-Forwarded-For", "192.0.2.7")
            .send();
    assertThat(answer.required("X-Request-Id")).isNotEqualTo("forged");
    assertThat(audit.of(answer)).containsEntry("from", "127.0.0.1").containsEntry("who", "alice");
    assertThat(audit.all()).isNotEmpty();
  }

  @Test
  @DisplayName("no log of the server has a token or a credential in it")
  void secrets() throws IOException {
    String path = file("secret", bytes("abc"));
    List<String> secrets = new ArrayList<>();
    String push = Negotiation.push(alice, path).endpoint();
    put(push, bytes("abc")).isSuccess();
    put(push + "/x", bytes("abc")).isClientError();
    String pull = Negotiation.pull(alice, path).endpoint();
    anonymous.get(pull).is(200);
    anonymous.get(pull).isClientError();
    String unknown = "abcdefghijklmnopqrstuvwxyz012345";
    Answer last = anonymous.get("/data/" + unknown).is(404);
    String password = "another-password-5512";
    Caller.with(space, Caller.basic("mallory", password)).getNode("").is(401);
    for (String endpoint : List.of(push, pull)) {
      secrets.add(endpoint.replaceAll(".*/data/([^/]+).*", "$1"));
    }
    secrets.addAll(List.of(unknown, password, alice.authorization().substring(6)));
    audit.of(last);
    try (Stream<Path> files = Files.list(ServerForTests.logs().orElseThrow())) {
      for (Path log : files.toList()) {
        assertThat(Files.readString(log, StandardCharsets.UTF_8))
            .as(log.toString())
            .doesNotContain(secrets);
      }
    }
  }
}
