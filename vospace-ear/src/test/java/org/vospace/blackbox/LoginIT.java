package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions: a cookie for browsers and for clients that log in. */
class LoginIT extends SpaceTest {
  private static final String COOKIE = "VOSPACE_SESSION";

  private String cookie(Answer answer, String name) {
    return answer.headers().getOrDefault("Set-Cookie", List.of()).stream()
        .filter(cookie -> cookie.startsWith(name + "="))
        .map(cookie -> cookie.split(";")[0])
        .findFirst()
        .orElseThrow(() -> new AssertionError("no cookie " + name + " in " + answer));
  }

  private String session(Caller caller) {
    return cookie(caller.request("POST", "/login").send().is(200), COOKIE);
  }

  private Request with(String cookie, String method, String address) {
    return anonymous.request(method, address).header("Cookie", cookie);
  }

  @Test
  @DisplayName("AC-01 a login by Basic gives a cookie that is alice on nodes, jobs and transfers")
  void basic() {
    Answer login = alice.request("POST", "/login").send().is(200);
    assertThat(login.headers().get("Set-Cookie"))
        .hasSize(2)
        .allMatch(cookie -> cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"));
    String file = file("login", bytes("content"));
    for (String name : List.of(COOKIE, "PYVOSPACE_COOKIE")) {
      String cookie = cookie(login, name);
      assertThat(with(cookie, "GET", "/nodes" + file).send().is(200).required("X-VO-Authenticated"))
          .isEqualTo("alice");
      with(cookie, "GET", "/transfers").send().is(200);
      String path = path("made-" + name);
      with(cookie, "PUT", "/nodes" + path).xml(Documents.data(uri(path))).send().is(201);
      String job =
          with(cookie, "POST", "/synctrans")
              .xml(Documents.pullFrom(space, file))
              .send()
              .is(303)
              .required("Location");
      String details = with(cookie, "GET", job).send().is(200).xml().value("//vos:endpoint");
      assertThat(anonymous.get(details).is(200).body()).isEqualTo(bytes("content"));
    }
  }

  @Test
  @DisplayName(
      "AC-07 a form logs in too, a wrong password, one in the address or another method not")
  void form() {
    Request login = anonymous.request("POST", "/login").form("username=bob&password=bob");
    String cookie = cookie(login.send().is(200), COOKIE);
    assertThat(with(cookie, "GET", "/protocols").send().is(200).required("X-VO-Authenticated"))
        .isEqualTo("bob");
    anonymous.request("POST", "/login").form("username=bob&password=no").send().is(401);
    anonymous.request("POST", "/login").form("username=bob").send().is(401);
    anonymous.request("POST", "/login?username=bob&password=bob").form("").send().is(401);
    anonymous.request("POST", "/login").send().is(401);
    anonymous.get("/login").is(405);
    Caller.with(space, "Basic !!!!").request("POST", "/login").send().is(401);
  }

  @Test
  @DisplayName("AC-07 a session ends at its logout, for ever")
  void logout() {
    String cookie = session(carol);
    with(cookie, "GET", "/nodes/home/carol").send().is(200);
    with(cookie, "POST", "/logout").send().is(204);
    with(cookie, "GET", "/nodes/home/carol").send().is(401);
    with(cookie, "POST", "/logout").send().is(204);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "vos_",
        "vos_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "vot_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "' OR 1=1"
      })
  @DisplayName("AC-07 a cookie of no session is refused, and does not hinder a login")
  void noSession(String value) {
    String cookie = COOKIE + "=" + value;
    with(cookie, "GET", "/protocols").send().is(401).required("WWW-Authenticate");
    with(cookie, "POST", "/login").form("username=bob&password=bob").send().is(200);
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "Origin,https://evil.example,403",
    "Origin,null,403",
    "Sec-Fetch-Site,cross-site,403",
    "Sec-Fetch-Site,same-site,403",
    "X-Nothing,nothing,403",
    "X-VOSpace-CSRF,1,303",
    "Sec-Fetch-Site,same-origin,303"
  })
  @DisplayName("AC-07 a form of another site, sent with the cookie of alice, changes nothing")
  void forgedForm(String header, String value, int status) {
    String cookie = session(alice);
    String path = container("forged-" + header + value.replaceAll("\\W", "") + status);
    Request form =
        with(cookie, "POST", "/async-delete?PHASE=RUN")
            .form("target=" + space.uri(path))
            .header(header, value);
    form.send().is(status);
    if (status == 403) {
      alice.getNode(path).is(200);
    }
  }

  @Test
  @DisplayName("AC-07 neither a script, a link nor a login of another site gets further")
  void forgedOtherwise() {
    String cookie = session(alice);
    String path = data("forged-script");
    String evil = "https://evil.example";
    with(cookie, "DELETE", "/nodes" + path).header("Origin", evil).send().is(403);
    with(cookie, "POST", "/nodes" + path)
        .xml(Documents.data(uri(path)))
        .header("Origin", evil)
        .send()
        .is(403);
    alice.getNode(path).is(200);
    String query = "/synctrans?DIRECTION=pullFromVoSpace&TARGET=" + space.uri(path);
    with(cookie, "GET", query).header("Sec-Fetch-Site", "cross-site").send().is(403);
    anonymous
        .request("POST", "/login")
        .form("username=bob&password=bob")
        .header("Origin", evil)
        .send()
        .is(401);
    with(cookie, "POST", "/nodes" + path)
        .xml(Documents.data(uri(path)))
        .header("Origin", space.base().replace("/vospace", ""))
        .send()
        .is(200);
  }
}
