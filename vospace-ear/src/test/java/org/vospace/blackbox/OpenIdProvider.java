package org.vospace.blackbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/**
 * A small OpenID provider with real keys; it can be stopped, started again, and change its keys.
 */
final class OpenIdProvider {
  static final String CLIENT = "vospace-browser";
  static final String SECRET = "secret of the client";

  private final int port;
  private final Map<String, Map<String, String>> codes = new HashMap<>();
  private HttpServer server;
  private PublicJsonWebKey rsa;
  private PublicJsonWebKey ec;

  OpenIdProvider() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    changeKeys("first");
  }

  String issuer() {
    return "http://127.0.0.1:" + port;
  }

  void changeKeys(String name) {
    try {
      rsa = RsaJwkGenerator.generateJwk(2048);
      rsa.setKeyId(name + "-rsa");
      ec = EcJwkGenerator.generateJwk(EllipticCurves.P256);
      ec.setKeyId(name + "-ec");
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  PublicJsonWebKey rsa() {
    return rsa;
  }

  PublicJsonWebKey ec() {
    return ec;
  }

  void start() {
    if (server != null) {
      return;
    }
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/.well-known/openid-configuration",
        exchange ->
            answer(
                exchange,
                """
                {"issuer": "%1$s", "jwks_uri": "%1$s/keys", "token_endpoint": "%1$s/token",
                 "authorization_endpoint": "%1$s/authorize"}
                """
                    .formatted(issuer())));
    server.createContext(
        "/keys",
        exchange ->
            answer(
                exchange,
                new JsonWebKeySet(rsa, ec).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY)));
    server.createContext("/authorize", this::authorize);
    server.createContext("/token", this::token);
    server.start();
  }

  void stop() {
    if (server != null) {
      server.stop(0);
      server = null;
    }
  }

  /** Claims as they should be, of somebody. */
  JwtClaims claims(String audience, String name, String... roles) {
    JwtClaims claims = new JwtClaims();
    claims.setIssuer(issuer());
    claims.setAudience(audience);
    claims.setSubject("id of " + name);
    claims.setExpirationTimeMinutesInTheFuture(5);
    claims.setIssuedAtToNow();
    claims.setClaim("preferred_username", name);
    claims.setClaim("realm_access", Map.of("roles", List.of(roles)));
    return claims;
  }

  String sign(JwtClaims claims) {
    return sign(claims, rsa, AlgorithmIdentifiers.RSA_USING_SHA256);
  }

  static String sign(JwtClaims claims, PublicJsonWebKey key, String algorithm) {
    JsonWebSignature signature = new JsonWebSignature();
    signature.setPayload(claims.toJson());
    signature.setKey(key.getPrivateKey());
    signature.setKeyIdHeaderValue(key.getKeyId());
    signature.setAlgorithmHeaderValue(algorithm);
    try {
      return signature.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Permits at once what a person would be asked. */
  private void authorize(HttpExchange exchange) throws IOException {
    Map<String, String> query = form(exchange.getRequestURI().getRawQuery());
    String code = "code" + codes.size();
    codes.put(code, query);
    String location = query.get("redirect_uri") + "?code=" + code + "&state=" + query.get("state");
    exchange.getResponseHeaders().add("Location", location);
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private void token(HttpExchange exchange) throws IOException {
    Map<String, String> body =
        form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    Map<String, String> login = codes.remove(body.get("code"));
    String client =
        "Basic "
            + Base64.getEncoder()
                .encodeToString(
                    (CLIENT + ":" + SECRET.replace(' ', '+')).getBytes(StandardCharsets.UTF_8));
    if (login == null
        || !client.equals(exchange.getRequestHeaders().getFirst("Authorization"))
        || !login.get("redirect_uri").equals(body.get("redirect_uri"))
        || !login.get("code_challenge").equals(challenge(body.get("code_verifier")))) {
      answer(exchange, "{\"error\": \"invalid_grant\"}");
      return;
    }
    JwtClaims claims = claims(CLIENT, "alice", "staff");
    claims.setClaim("nonce", login.get("nonce"));
    answer(exchange, "{\"id_token\": \"" + sign(claims) + "\"}");
  }

  private static String challenge(String verifier) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              MessageDigest.getInstance("SHA-256")
                  .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> form(String text) {
    return Arrays.stream(text.split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }

  private static void answer(HttpExchange exchange, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
