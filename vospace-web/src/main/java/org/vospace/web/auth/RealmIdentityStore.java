package org.vospace.web.auth;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.HashSet;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.vospace.access.Proof;
import org.vospace.config.SignOnConfig;
import org.vospace.config.SignOnConfig.Way;
import org.vospace.identity.IdentityService;
import org.wildfly.security.auth.server.RealmUnavailableException;
import org.wildfly.security.auth.server.SecurityDomain;
import org.wildfly.security.auth.server.SecurityIdentity;
import org.wildfly.security.evidence.PasswordGuessEvidence;

/**
 * Asks the realm that the operator configured in Elytron, be it files, a database or LDAP; its
 * roles are the caller's groups.
 */
@ApplicationScoped
public class RealmIdentityStore implements IdentityStore {
  private static final Logger LOG = Logger.getLogger(RealmIdentityStore.class.getName());

  @Inject private SignOnConfig config;
  @Inject private Unavailable unavailable;
  @EJB private IdentityService identities;

  /** Said here, as the default looks for the method of the credential's type at each request. */
  @Override
  public CredentialValidationResult validate(Credential credential) {
    return credential instanceof UsernamePasswordCredential password
        ? ofPassword(password)
        : CredentialValidationResult.NOT_VALIDATED_RESULT;
  }

  private CredentialValidationResult ofPassword(UsernamePasswordCredential credential) {
    if (!config.has(Way.REALM)) {
      return CredentialValidationResult.NOT_VALIDATED_RESULT;
    }
    PasswordGuessEvidence evidence =
        new PasswordGuessEvidence(credential.getPassword().getValue().clone());
    try {
      SecurityIdentity identity =
          SecurityDomain.getCurrent().authenticate(credential.getCaller(), evidence);
      Set<String> groups = new HashSet<>();
      identity.getRoles().forEach(groups::add);
      String name = identity.getPrincipal().getName();
      return KnownPrincipal.result(identities.of(Proof.BASIC, name, name, groups));
    } catch (RealmUnavailableException e) {
      LOG.log(Level.WARNING, "The realm does not answer", e);
      unavailable.report("the realm");
      return CredentialValidationResult.INVALID_RESULT;
    } catch (SecurityException e) {
      return CredentialValidationResult.INVALID_RESULT;
    } finally {
      evidence.destroy();
    }
  }
}
