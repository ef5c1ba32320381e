package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the service tells its ways in, and that they lead to the same place. */
class SignOnIT extends SpaceTest {
  private static final String SSO = "ivo://ivoa.net/sso#";

  private List<String> challenges(Answer answer) {
    return answer.headers().getOrDefault("WWW-Authenticate", List.of());
  }

  @Test
  @DisplayName("AC-05 AC-04 AC-03 every way in has its challenge, those of the IVOA with addresses")
  void challenges() {
    String cookie =
        "ivoa_cookie standard_id=\"%stls-with-password\", access_url=\"%s/login\""
            .formatted(SSO, space.base());
    for (Answer answer :
        List.of(
            anonymous.get("/capabilities").is(200),
            anonymous.getNode(home).is(401),
            Caller.with(space, "nonsense").getNode(home).is(401))) {
      assertThat(challenges(answer))
          .anyMatch(challenge -> challenge.startsWith("Basic realm="))
          .anyMatch(challenge -> challenge.startsWith("Bearer"))
          .contains(cookie)
          .noneMatch(challenge -> challenge.startsWith("ivoa_bearer"));
    }
    assertThat(challenges(alice.get("/capabilities").is(200))).isEmpty();
  }

  @Test
  @DisplayName("VI-05 an interface for each security method, and where to log in")
  void interfaces() {
    XmlView document = anonymous.get("/capabilities").is(200).xml();
    List<String> methods =
        document
            .views(
                "capability[@standardID='ivo://ivoa.net/std/VOSpace/v2.0#nodes']"
                    + "/interface/securityMethod")
            .stream()
            .map(view -> view.root().getAttribute("standardID"))
            .toList();
    assertThat(methods)
        .containsExactlyInAnyOrder(
            "", SSO + "BasicAA", SSO + "cookie", SSO + "OAuth", SSO + "token");
    assertThat(
            document.value(
                "capability[@standardID='" + SSO + "tls-with-password']/interface/accessURL"))
        .isEqualTo(space.base() + "/login");
  }

  @Test
  @DisplayName("AC-02 the policy of access stands in the capabilities that registries harvest")
  void policy() {
    XmlView document = anonymous.get("/capabilities").is(200).xml();
    assertThat(
            document.value(
                "capability[@standardID='ivo://ivoa.net/std/VOSpace/v2.0#nodes']/description"))
        .contains("owner", "groupread", "groupwrite", "publicread", "administrators");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        SSO + "BasicAA",
        SSO + "tls-with-certificate",
        SSO + "tls-with-password",
        SSO + "cookie",
        SSO + "OAuth",
        SSO + "token",
        "vos://cadc.nrc.ca~vospace/CADC/std/Auth#token-1.0",
        "http://www.w3.org/Protocols/HTTP/1.0/spec/html#BasicAA"
      })
  @DisplayName(
      "PR-09 a security method of the standard is understood, and echoed as it was spelled")
  void securityMethods(String method) {
    String path = data("pr09-" + Math.abs(method.hashCode()));
    Negotiation negotiation =
        Negotiation.of(
            alice,
            Documents.transfer(
                space.uri(path),
                "pushToVoSpace",
                Documents.protocol(space.put(), "<vos:securityMethod uri=\"" + method + "\"/>")));
    assertThat(negotiation.details().attributes("vos:protocol/vos:securityMethod", "uri"))
        .containsExactly(method);
  }

  @Test
  @DisplayName("AC-01 what is below auth is what is above it, whatever is in a name")
  void authPrefix() {
    for (String name : List.of("plain", "with%20space", "a%25b", "%C3%A9%2B", "auth", "x;y=1")) {
      String path = data("auth-" + name);
      Answer above = alice.getNode(path).is(200);
      Answer below = alice.get("/auth/nodes" + path).is(200);
      assertThat(below.text()).isEqualTo(above.text());
    }
    anonymous.get("/auth/nodes" + home).is(401);
    anonymous.get("/auth/capabilities").is(200);
    String endpoint = Negotiation.push(alice, path("auth-bytes")).endpoint();
    put(endpoint.replace("/vospace/", "/vospace/auth/"), bytes("by way of auth")).isSuccess();
    assertBytes(path("auth-bytes"), bytes("by way of auth"));
    Answer job =
        alice
            .request("POST", "/auth/synctrans")
            .xml(Documents.pullFrom(space, path("auth-bytes")))
            .send()
            .is(303);
    String location = job.required("Location");
    assertThat(location).startsWith(space.base() + "/transfers/");
    alice.get(location.replace("/vospace/", "/vospace/auth/")).is(200);
  }
}
