package org.vospace.web.auth;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Set;
import org.vospace.access.Proof;
import org.vospace.identity.IdentityService;

/** Knows everybody whose certificate the server's trust manager has accepted. */
@ApplicationScoped
public class CertificateIdentityStore implements IdentityStore {
  @EJB private IdentityService identities;

  @Override
  public CredentialValidationResult validate(Credential credential) {
    if (!(credential instanceof CertificateCredential certificate)) {
      return CredentialValidationResult.NOT_VALIDATED_RESULT;
    }
    return certificate
        .subject()
        .map(dn -> KnownPrincipal.result(identities.of(Proof.X509, dn, dn, Set.of())))
        .orElse(CredentialValidationResult.INVALID_RESULT);
  }
}
