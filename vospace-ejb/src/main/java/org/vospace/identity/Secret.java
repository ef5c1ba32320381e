package org.vospace.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * What proves a session or a delegation: 256 random bits behind a word that says what they are.
 * Only the hash is kept, and found by: no comparison of the secret itself takes a telling time.
 *
 * @param text what the caller sends
 */
record Secret(String text) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;
  private static final Pattern FORM = Pattern.compile("vo[st]_[A-Za-z0-9_-]{43}");

  /** The word before the secret of a session. */
  static final String SESSION = "vos_";

  /** The word before the secret of a delegation token. */
  static final String TOKEN = "vot_";

  static Secret fresh(String word) {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new Secret(word + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** Whether this can be one of that kind at all. */
  boolean isFor(String word) {
    return text.startsWith(word) && FORM.matcher(text).matches();
  }

  byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Never the text: secrets must not reach a log. */
  @Override
  public String toString() {
    return "Secret[redacted]";
  }
}
