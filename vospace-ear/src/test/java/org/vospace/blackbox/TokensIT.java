package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Delegation tokens: limited to a subtree, to reading, and in time. */
class TokensIT extends SpaceTest {
  private String inside;
  private String outside;

  @BeforeAll
  void makeTree() {
    inside = container("inside");
    outside = container("outside");
    file("inside/file", bytes("inside"));
    file("outside/file", bytes("outside"));
  }

  private static String member(Answer answer, String name) {
    Matcher matcher = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(answer.text());
    assertThat(matcher.find()).as("%s in %s", name, answer).isTrue();
    return matcher.group(1);
  }

  private Answer issue(Caller caller, String subtree, String operations, String lifetime) {
    return caller
        .request("POST", "/tokens")
        .form(
            "SUBTREE="
                + URLEncoder.encode(subtree, StandardCharsets.UTF_8)
                + "&OPERATIONS="
                + operations
                + "&LIFETIME="
                + lifetime)
        .send();
  }

  private Caller scoped(String subtree, String operations) {
    Answer issued = issue(alice, subtree, operations, "PT10M").is(201);
    return Caller.bearer(space, member(issued, "token"));
  }

  private void denied(Answer answer) {
    answer.isFault(403, "PermissionDenied");
  }

  @Test
  @DisplayName("AC-01 a token is its owner inside its subtree, by either header")
  void inside() {
    Answer issued = issue(alice, uri(inside), "write", "600").is(201);
    String token = member(issued, "token");
    Caller bearer = Caller.bearer(space, token);
    assertThat(bearer.getNode(inside).is(200).required("X-VO-Authenticated")).isEqualTo("alice");
    bearer.putNode(inside + "/new", Documents.data(uri(inside + "/new"))).is(201);
    upload(bearer, inside + "/pushed", bytes("by token"));
    assertBytes(inside + "/pushed", bytes("by token"));
    assertThat(download(bearer, inside + "/file")).isEqualTo(bytes("inside"));
    anonymous
        .request("GET", "/nodes" + inside)
        .header("X-CADC-DelegationToken", token)
        .send()
        .is(200);
    JobHandle.move(bearer, inside + "/new", inside + "/renamed").completed();
    JobHandle.copy(bearer, inside + "/renamed", inside + "/copied").completed();
    bearer.deleteNode(inside + "/renamed").is(204);
  }

  @Test
  @DisplayName("AC-07 AC-09 outside its subtree a token does nothing, by no operation")
  void outside() {
    Caller bearer = scoped(inside, "write");
    denied(bearer.getNode(outside));
    denied(bearer.getNode(home));
    denied(bearer.getNode(outside + "/nothing"));
    denied(bearer.putNode(outside + "/x", Documents.data(uri(outside + "/x"))));
    denied(bearer.postNode(outside + "/file", Documents.data(uri(outside + "/file"))));
    denied(bearer.deleteNode(outside + "/file"));
    Negotiation.pull(bearer, outside + "/file").failed("Permission Denied", "PermissionDenied");
    Negotiation.push(bearer, outside + "/x").failed("Permission Denied", "PermissionDenied");
    String in = inside + "/file";
    String out = outside + "/file";
    JobHandle.move(bearer, in, outside).failed("Permission Denied", "PermissionDenied");
    JobHandle.move(bearer, out, inside).failed("Permission Denied", "PermissionDenied");
    JobHandle.copy(bearer, in, outside).failed("Permission Denied", "PermissionDenied");
    JobHandle.copy(bearer, out, inside + "/x").failed("Permission Denied", "PermissionDenied");
    assertBytes(in, bytes("inside"));
    assertBytes(out, bytes("outside"));
  }

  @Test
  @DisplayName("AC-09 a link, a name that begins alike, or a move meanwhile leads nowhere else")
  void roundAbout() {
    Caller bearer = scoped(inside, "write");
    String link =
        make(alice, inside + "/link", Documents.link(uri(inside + "/link"), uri(outside)));
    bearer.getNode(link).is(200);
    String deep =
        make(
            alice, inside + "/deep", Documents.link(uri(inside + "/deep"), uri(outside + "/file")));
    Negotiation.pull(bearer, deep).failed("Permission Denied", "PermissionDenied");
    String alike = make(alice, inside + "-too", Documents.container(uri(inside + "-too")));
    denied(bearer.getNode(alike));
    String moving = make(alice, inside + "/moving", Documents.container(uri(inside + "/moving")));
    String endpoint = Negotiation.push(bearer, moving + "/file").endpoint();
    JobHandle.move(alice, moving, outside + "/moved").completed();
    put(endpoint, bytes("too late")).isFault(403, "PermissionDenied");
    assertMissing(outside + "/moved/file");
  }

  @Test
  @DisplayName("AC-07 a token for reading changes nothing")
  void reading() {
    Caller bearer = scoped(inside, "read");
    String file = inside + "/file";
    bearer.getNode(file).is(200);
    assertThat(download(bearer, file)).isEqualTo(bytes("inside"));
    denied(bearer.putNode(inside + "/x", Documents.data(uri(inside + "/x"))));
    denied(bearer.postNode(file, Documents.data(uri(file))));
    denied(bearer.deleteNode(file));
    Negotiation.push(bearer, file).failed("Permission Denied", "PermissionDenied");
    JobHandle.move(bearer, file, inside + "/x").failed("Permission Denied", "PermissionDenied");
    JobHandle.copy(bearer, file, inside + "/x").failed("Permission Denied", "PermissionDenied");
    Caller administrator =
        Caller.bearer(space, member(issue(admin, inside, "read", "60").is(201), "token"));
    denied(administrator.deleteNode(file));
    denied(administrator.getNode(outside));
  }

  @Test
  @DisplayName("U-31 AC-07 a token sees the jobs made with it, and none that can do more")
  void jobs() {
    Negotiation foreign = Negotiation.push(alice, path("jobs"));
    Caller bearer = scoped(inside, "write");
    Negotiation own = Negotiation.pull(bearer, inside + "/file");
    for (String part : List.of("", "/phase", "/results/transferDetails")) {
      denied(bearer.get(foreign.jobUrl() + part));
    }
    denied(bearer.request("POST", foreign.jobUrl() + "/phase").form("PHASE=ABORT").send());
    assertThat(bearer.get("/transfers").is(200).text())
        .contains(own.jobUrl().substring(own.jobUrl().lastIndexOf('/') + 1))
        .doesNotContain(foreign.jobUrl().substring(foreign.jobUrl().lastIndexOf('/') + 1));
    alice.get(own.jobUrl()).is(200);
  }

  @Test
  @DisplayName("AC-07 a token makes neither tokens nor a session, and shows none")
  void noTokensFromTokens() {
    for (Caller bearer : List.of(scoped(inside, "write"), scoped("/", "write"))) {
      denied(issue(bearer, "/", "write", "60"));
      denied(bearer.get("/tokens"));
      denied(bearer.request("POST", "/login").send());
    }
  }

  @Test
  @DisplayName("AC-07 a revoked token is refused at once, and only its owner can revoke it")
  void revoked() {
    Answer issued = issue(alice, inside, "write", "60").is(201);
    String secret = member(issued, "token");
    String location = issued.required("Location");
    Answer list = alice.get("/tokens").is(200);
    assertThat(list.text()).contains(member(issued, "id")).doesNotContain(secret);
    assertThat(bob.get("/tokens").is(200).text()).doesNotContain(member(issued, "id"));
    bob.request("DELETE", location).send().is(404);
    Caller bearer = Caller.bearer(space, secret);
    bearer.getNode(inside).is(200);
    alice.request("DELETE", location).send().is(204);
    bearer.getNode(inside).is(401);
    alice.request("DELETE", location).send().is(404);
    anonymous.get("/tokens").is(401);
  }

  @Test
  @DisplayName("AC-07 an expired token is refused, and a lifetime is bounded")
  void expired() {
    Caller bearer =
        Caller.bearer(space, member(issue(alice, inside, "read", "PT0.001S").is(201), "token"));
    bearer.getNode(inside).is(401);
    Answer longest = issue(alice, inside, "read", "P3650D").is(201);
    assertThat(java.time.Instant.parse(member(longest, "expires")))
        .isBefore(java.time.Instant.now().plus(java.time.Duration.ofDays(8)));
  }

  @Test
  @DisplayName("AC-01 a token can be asked for in JSON")
  void json() {
    Answer issued =
        alice
            .request("POST", "/tokens")
            .header("Content-Type", "application/json")
            .bytes(bytes("{\"subtree\":\"" + inside + "\",\"operations\":\"read\"}"))
            .send()
            .is(201);
    assertThat(member(issued, "operations")).isEqualTo("read");
    assertThat(member(issued, "subtree")).isEqualTo(inside);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LIFETIME=-1",
        "LIFETIME=0",
        "LIFETIME=soon",
        "LIFETIME=PT",
        "LIFETIME=99999999999999999999",
        "LIFETIME=9223372036854775807",
        "OPERATIONS=delete",
        "SUBTREE=vos%3A%2F%2Felse.where%2Fx",
        "SUBTREE=relative",
        "SUBTREE=%2F..%2Fx",
        "SUBTREE=%2Fa&SUBTREE=%2Fb"
      })
  @DisplayName("AC-07 a token with limits that are none is not made")
  void malformed(String form) {
    Answer answer = alice.request("POST", "/tokens").form(form).send();
    if (form.contains("9223372036854775807")) {
      answer.is(201);
    } else {
      answer.is(400);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{", "{\"lifetime\":1}", "{\"subtree\":{}}", "null", "\u0000"})
  @DisplayName("AC-07 what is no flat JSON object is no request for a token")
  void malformedJson(String body) {
    alice
        .request("POST", "/tokens")
        .header("Content-Type", "application/json")
        .bytes(bytes(body))
        .send()
        .is(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vot_",
        "vot_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "vos_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "x.y.z",
        "é"
      })
  @DisplayName("AC-07 a token that nobody gave out is refused by either header")
  void unknown(String token) {
    Caller.bearer(space, token).get("/protocols").is(401);
    anonymous
        .request("GET", "/protocols")
        .header("X-CADC-DelegationToken", token)
        .send()
        .is(401)
        .required("WWW-Authenticate");
  }
}
