package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** Bearer tokens of an OpenID provider, which comes and goes. */
@ExtendWith(SignOnServer.Needed.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BearerParts extends SpaceTest {
  private static final String AUDIENCE = "vospace";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Space other;
  private OpenIdProvider provider;

  @BeforeAll
  void find() {
    other = SignOnServer.running().space();
    provider = SignOnServer.running().provider();
  }

  private Answer get(String token) {
    return Caller.bearer(other, token).getNode(home);
  }

  private String token(String name, String... roles) {
    return provider.sign(provider.claims(AUDIENCE, name, roles));
  }

  @Test
  @Order(1)
  @DisplayName("AC-07 the service starts without its provider, and says so to who brings a token")
  void startsWithout() {
    get(token("alice")).isFault(503, "ServiceBusy").saying("identity provider");
    Caller.named(other, "alice").getNode(home).is(200);
    provider.start();
    await().atMost(PATIENCE).until(() -> get(token("alice")).status() == 200);
  }

  @Test
  @Order(2)
  @DisplayName("AC-01 a bearer is the same alice, with the groups of the claim, on nodes and jobs")
  void bearer() {
    Answer answer = get(token("alice")).is(200);
    assertThat(answer.required("X-VO-Authenticated")).isEqualTo("alice");
    Caller alice = Caller.bearer(other, token("alice"));
    String file = path("bearer");
    upload(alice, file, bytes("by bearer"));
    assertThat(download(alice, file)).isEqualTo(bytes("by bearer"));
    JobHandle.move(alice, file, path("bearer-moved")).completed();
    String ec =
        OpenIdProvider.sign(
            provider.claims(AUDIENCE, "alice"),
            provider.ec(),
            AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
    get(ec).is(200);

    set(this.alice, "/home/alice", Documents.property(Core.GROUP_READ, "observers"));
    set(this.alice, home, Documents.property(Core.GROUP_READ, "observers"));
    get(token("oscar", "observers")).is(200);
    get(token("oscar", "others")).is(403);
    get(token("oscar", "vospace-admin")).is(200);
    SignOnServer.map("bearer", provider.issuer() + " a.astronomer", "alice");
    assertThat(get(token("a.astronomer")).is(200).required("X-VO-Authenticated"))
        .isEqualTo("alice");
    set(this.alice, "/home/alice", Documents.nil(Core.GROUP_READ));
  }

  private Answer set(Caller caller, String path, String property) {
    return caller.postNode(path, Documents.container(space.uri(path), property)).is(200);
  }

  @Test
  @Order(3)
  @DisplayName("AC-07 forged, foreign, expired and misdirected tokens are refused")
  void refused() throws JoseException {
    Map<String, String> tokens = new TreeMap<>();
    tokens.put("alg=none", unsigned(provider.claims(AUDIENCE, "alice")));
    tokens.put("HS256 with the public key", symmetric(provider.claims(AUDIENCE, "alice")));
    JwtClaims foreign = provider.claims(AUDIENCE, "alice");
    foreign.setIssuer("https://evil.example");
    tokens.put("foreign issuer", provider.sign(foreign));
    JwtClaims expired = provider.claims(AUDIENCE, "alice");
    expired.setExpirationTimeMinutesInTheFuture(-2);
    tokens.put("expired", provider.sign(expired));
    JwtClaims early = provider.claims(AUDIENCE, "alice");
    early.setNotBeforeMinutesInThePast(-5);
    tokens.put("not yet", provider.sign(early));
    JwtClaims endless = provider.claims(AUDIENCE, "alice");
    endless.unsetClaim("exp");
    tokens.put("endless", provider.sign(endless));
    tokens.put("wrong audience", provider.sign(provider.claims("another", "alice")));
    JwtClaims nobody = provider.claims(AUDIENCE, "alice");
    nobody.unsetClaim("preferred_username");
    tokens.put("nobody", provider.sign(nobody));
    OpenIdProvider impostor = impostor();
    tokens.put(
        "a key of somebody else's",
        OpenIdProvider.sign(
            provider.claims(AUDIENCE, "alice"),
            impostor.rsa(),
            AlgorithmIdentifiers.RSA_USING_SHA256));
    String good = token("alice");
    String[] parts = good.split("\\.");
    tokens.put("another signature", parts[0] + "." + parts[1] + "." + token("bob").split("\\.")[2]);
    tokens.put("no signature", parts[0] + "." + parts[1] + ".");
    tokens.forEach(
        (what, token) -> {
          Answer answer = get(token);
          assertThat(answer.status()).as(what).isEqualTo(401);
          assertThat(answer.header("X-VO-Authenticated")).as(what).isEmpty();
        });
    get(good).is(200);
  }

  private static OpenIdProvider impostor() {
    try {
      OpenIdProvider impostor = new OpenIdProvider();
      impostor.changeKeys("first");
      return impostor;
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String unsigned(JwtClaims claims) {
    Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
    return encoder.encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8))
        + "."
        + encoder.encodeToString(claims.toJson().getBytes(StandardCharsets.UTF_8))
        + ".";
  }

  private String symmetric(JwtClaims claims) throws JoseException {
    JsonWebSignature signature = new JsonWebSignature();
    signature.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
    signature.setPayload(claims.toJson());
    signature.setKey(new HmacKey(provider.rsa().getPublicKey().getEncoded()));
    signature.setKeyIdHeaderValue(provider.rsa().getKeyId());
    signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
    return signature.getCompactSerialization();
  }

  @Test
  @Order(4)
  @DisplayName(
      "AC-07 without its provider known keys serve on, others get a clear answer, and it heals")
  void outage() {
    String known = token("alice");
    provider.stop();
    get(known).is(200);
    get(token("bob")).isOneOf(403, 200);
    provider.changeKeys("second");
    get(token("alice")).isOneOf(401, 503);
    get(known).is(200);
    provider.start();
    await().atMost(PATIENCE).until(() -> get(token("alice")).status() == 200);
    Caller.named(other, "alice").getNode(home).is(200);
  }

  @Test
  @Order(5)
  @DisplayName("AC-01 a browser logs in at the provider and comes back to a session")
  void browser() {
    Answer begin = anonymous.get(other.base() + "/login/oidc?next=/nodes/home/alice").is(303);
    String cookie = begin.required("Set-Cookie").split(";")[0];
    assertThat(begin.required("Set-Cookie")).contains("HttpOnly", "SameSite=Lax");
    String back = anonymous.get(begin.required("Location")).is(302).required("Location");
    anonymous.get(back).is(401);
    anonymous
        .request("GET", back.replaceAll("state=[^&]*", "state=x"))
        .header("Cookie", cookie)
        .send()
        .is(401);
    Answer end = anonymous.request("GET", back).header("Cookie", cookie).send().is(200);
    assertThat(end.required("Refresh")).isEqualTo("0; url=" + other.base() + "/nodes/home/alice");
    String session =
        end.headers().get("Set-Cookie").stream()
            .filter(each -> each.startsWith("VOSPACE_SESSION="))
            .findFirst()
            .orElseThrow()
            .split(";")[0];
    Answer answer =
        anonymous
            .request("GET", other.base() + "/nodes" + home)
            .header("Cookie", session)
            .send()
            .is(200);
    assertThat(answer.required("X-VO-Authenticated")).isEqualTo("alice");
    anonymous.request("GET", back).header("Cookie", cookie).send().is(401);
    for (String evil :
        new String[] {"//evil.example", "https://evil.example", "/%22%3E<b>", "/\\e"}) {
      Answer login =
          anonymous
              .get(
                  other.base()
                      + "/login/oidc?next="
                      + java.net.URLEncoder.encode(evil, StandardCharsets.UTF_8))
              .is(303);
      assertThat(login.required("Set-Cookie")).doesNotContain("evil").doesNotContain("<b>");
    }
  }
}
