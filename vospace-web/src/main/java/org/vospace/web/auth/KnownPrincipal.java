package org.vospace.web.auth;

import jakarta.security.enterprise.CallerPrincipal;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import org.vospace.access.Caller;

/** What a store found out, through the hands of Jakarta Security. */
final class KnownPrincipal extends CallerPrincipal {
  private static final long serialVersionUID = 1L;

  private final transient Caller caller;

  private KnownPrincipal(Caller caller) {
    super(caller.name());
    this.caller = caller;
  }

  static CredentialValidationResult result(Caller caller) {
    return new CredentialValidationResult(new KnownPrincipal(caller), caller.groups());
  }

  Caller caller() {
    return caller;
  }
}
