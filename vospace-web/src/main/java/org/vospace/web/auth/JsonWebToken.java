package org.vospace.web.auth;

import jakarta.security.enterprise.credential.Credential;

/** A bearer token of an identity provider, not looked into yet. */
record JsonWebToken(String text) implements Credential {
  @Override
  public String toString() {
    return "JsonWebToken[redacted]";
  }
}
