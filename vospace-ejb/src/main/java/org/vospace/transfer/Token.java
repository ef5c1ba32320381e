package org.vospace.transfer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;

/**
 * The secret in the path of a data endpoint: 192 random bits. Only its hash is kept.
 *
 * @param text what the caller sends
 */
record Token(String text) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 24;
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{32}");

  /**
   * @throws VospaceException InvalidToken when the text cannot be a token
   */
  Token {
    if (!FORM.matcher(text).matches()) {
      throw new VospaceException(Fault.INVALID_TOKEN, "the endpoint has no well-formed token");
    }
  }

  static Token fresh() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new Token(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Never the text: tokens must not reach a log. */
  @Override
  public String toString() {
    return "Token[redacted]";
  }
}
