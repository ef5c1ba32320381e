package org.vospace.web.auth;

import jakarta.security.enterprise.credential.Credential;
import java.util.Optional;
import java.util.regex.Pattern;
import org.vospace.identity.DelegationService;

/** Bearer tokens (RFC 6750): delegation tokens of our own, and others. */
final class BearerCredentials {
  private static final String SCHEME = "Bearer ";
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._~+/-]{1,16384}=*");

  private BearerCredentials() {}

  /** The token in the header; empty when it has another scheme or is malformed. */
  static Optional<Credential> of(String authorization) {
    if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    String token = authorization.substring(SCHEME.length()).strip();
    if (!FORM.matcher(token).matches()) {
      return Optional.empty();
    }
    return Optional.of(
        DelegationService.isDelegation(token)
            ? new SecretCredential.Delegation(token)
            : new JsonWebToken(token));
  }
}
