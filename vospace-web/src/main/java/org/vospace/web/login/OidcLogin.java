package org.vospace.web.login;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A login that a browser has begun and keeps in a cookie: what the provider's answer must fit.
 *
 * @param state comes back in the answer (RFC 6749 §10.12)
 * @param nonce comes back in the identity token
 * @param verifier proves that the code is for who asked (RFC 7636)
 * @param next path within the service to which the browser goes afterwards
 */
record OidcLogin(String state, String nonce, String verifier, String next) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;
  private static final Pattern PART = Pattern.compile("[A-Za-z0-9_-]{43}");

  /** A path of this service: nothing that a browser takes for another host, or for markup. */
  private static final Pattern NEXT = Pattern.compile("/([A-Za-z0-9._~%-][A-Za-z0-9._~%/-]*)?");

  static OidcLogin begin(String next) {
    return new OidcLogin(random(), random(), random(), path(next));
  }

  static Optional<OidcLogin> read(String cookie) {
    String[] parts = cookie.split(":", 4);
    if (parts.length != 4
        || !PART.matcher(parts[0]).matches()
        || !PART.matcher(parts[1]).matches()
        || !PART.matcher(parts[2]).matches()) {
      return Optional.empty();
    }
    return Optional.of(new OidcLogin(parts[0], parts[1], parts[2], path(parts[3])));
  }

  String text() {
    return String.join(":", state, nonce, verifier, next);
  }

  /** RFC 7636 §4.2, method S256. */
  String challenge() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Never the verifier. */
  @Override
  public String toString() {
    return "OidcLogin[" + next + "]";
  }

  private static String path(String next) {
    return next != null && NEXT.matcher(next).matches() ? next : "/";
  }

  private static String random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
