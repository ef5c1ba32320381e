package org.vospace.web.auth;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Optional;
import org.vospace.access.Caller;
import org.vospace.config.SignOnConfig;
import org.vospace.config.SignOnConfig.Way;
import org.vospace.identity.DelegationService;
import org.vospace.identity.SessionService;

/** Knows the secrets that this service gave out itself. */
@ApplicationScoped
public class SecretIdentityStore implements IdentityStore {
  @Inject private SignOnConfig config;
  @EJB private SessionService sessions;
  @EJB private DelegationService delegations;

  @Override
  public CredentialValidationResult validate(Credential credential) {
    if (credential instanceof SecretCredential.Session session) {
      return of(config.has(Way.COOKIE) ? sessions.find(session.text()) : Optional.empty());
    }
    if (credential instanceof SecretCredential.Delegation delegation) {
      return of(config.has(Way.TOKEN) ? delegations.find(delegation.text()) : Optional.empty());
    }
    return CredentialValidationResult.NOT_VALIDATED_RESULT;
  }

  private static CredentialValidationResult of(Optional<Caller> caller) {
    return caller.map(KnownPrincipal::result).orElse(CredentialValidationResult.INVALID_RESULT);
  }
}
