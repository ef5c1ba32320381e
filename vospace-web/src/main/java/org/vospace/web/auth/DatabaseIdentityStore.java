package org.vospace.web.auth;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import org.vospace.access.Proof;
import org.vospace.config.SignOnConfig;
import org.vospace.config.SignOnConfig.Way;
import org.vospace.identity.IdentityService;
import org.vospace.identity.PasswordService;

/** Knows the users of the service's own table; asked after the realm. */
@ApplicationScoped
public class DatabaseIdentityStore implements IdentityStore {
  private static final int AFTER_THE_REALM = 200;

  @Inject private SignOnConfig config;
  @EJB private PasswordService passwords;
  @EJB private IdentityService identities;

  /** Said here, as the default looks for the method of the credential's type at each request. */
  @Override
  public CredentialValidationResult validate(Credential credential) {
    return credential instanceof UsernamePasswordCredential password
        ? ofPassword(password)
        : CredentialValidationResult.NOT_VALIDATED_RESULT;
  }

  private CredentialValidationResult ofPassword(UsernamePasswordCredential credential) {
    if (!config.has(Way.DATABASE)) {
      return CredentialValidationResult.NOT_VALIDATED_RESULT;
    }
    String name = credential.getCaller();
    return passwords
        .groupsOf(name, credential.getPassword().getValue())
        .map(groups -> KnownPrincipal.result(identities.of(Proof.BASIC, name, name, groups)))
        .orElse(CredentialValidationResult.INVALID_RESULT);
  }

  @Override
  public int priority() {
    return AFTER_THE_REALM;
  }
}
