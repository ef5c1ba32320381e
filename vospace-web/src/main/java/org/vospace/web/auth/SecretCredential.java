package org.vospace.web.auth;

import jakarta.security.enterprise.credential.Credential;

/** A secret that this service gave out itself: of a session, or of a delegation. */
sealed interface SecretCredential extends Credential {
  /** The text that came. */
  String text();

  /** The value of the cookie of a session. */
  record Session(String text) implements SecretCredential {
    @Override
    public String toString() {
      return "Session[redacted]";
    }
  }

  /** A delegation token. */
  record Delegation(String text) implements SecretCredential {
    @Override
    public String toString() {
      return "Delegation[redacted]";
    }
  }
}
