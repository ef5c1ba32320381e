package org.vospace.web.auth;

/** Challenges of RFC 9110 §11. */
public final class Challenge {
  /** HTTP Basic (RFC 7617). */
  public static final String BASIC = "Basic realm=\"VOSpace\", charset=\"UTF-8\"";

  private Challenge() {}
}
