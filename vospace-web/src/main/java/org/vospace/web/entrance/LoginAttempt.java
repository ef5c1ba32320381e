package org.vospace.web.entrance;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The credentials that a request brings, before anybody has looked whether they are right.
 *
 * @param address of the client
 * @param user the identity that they claim; empty when that cannot be told
 * @param hash of the credentials; {@code null} when there are none, or they are in the body
 * @param isForm whether the body may have some
 */
record LoginAttempt(String address, String user, byte[] hash, boolean isForm) {
  private static final String BASIC = "Basic ";
  private static final int LONGEST_NAME = 64;

  static LoginAttempt of(HttpServerExchange exchange, String address) {
    String header = exchange.getRequestHeaders().getFirst(Headers.AUTHORIZATION);
    boolean form =
        exchange.getRequestMethod().equals(Methods.POST)
            && exchange.getRelativePath().endsWith("/login");
    return header == null
        ? new LoginAttempt(address, "", null, form)
        : new LoginAttempt(address, user(header), hash(header), form);
  }

  boolean hasCredentials() {
    return hash != null || isForm;
  }

  /** Address and identity as one key. */
  String key() {
    return address + " " + user;
  }

  private static String user(String header) {
    if (!header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
      return "";
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
      String pair = new String(bytes, StandardCharsets.UTF_8);
      int end = Math.min(Math.max(pair.indexOf(':'), 0), LONGEST_NAME);
      return pair.substring(0, end);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static byte[] hash(String header) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(header.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
