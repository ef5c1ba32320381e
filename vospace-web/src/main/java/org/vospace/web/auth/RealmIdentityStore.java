package org.vospace.web.auth;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.HashSet;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.wildfly.security.auth.server.RealmUnavailableException;
import org.wildfly.security.auth.server.SecurityDomain;
import org.wildfly.security.auth.server.SecurityIdentity;
import org.wildfly.security.evidence.PasswordGuessEvidence;

/** Asks the realm that the operator configured in Elytron; its roles are the caller's groups. */
@ApplicationScoped
public class RealmIdentityStore implements IdentityStore {
  private static final Logger LOG = Logger.getLogger(RealmIdentityStore.class.getName());

  /** Found by Jakarta Security through the type of its parameter. */
  public CredentialValidationResult validate(UsernamePasswordCredential credential) {
    PasswordGuessEvidence evidence =
        new PasswordGuessEvidence(credential.getPassword().getValue().clone());
    try {
      SecurityIdentity identity =
          SecurityDomain.getCurrent().authenticate(credential.getCaller(), evidence);
      Set<String> groups = new HashSet<>();
      identity.getRoles().forEach(groups::add);
      return new CredentialValidationResult(identity.getPrincipal().getName(), groups);
    } catch (RealmUnavailableException e) {
      LOG.log(Level.WARNING, "The realm does not answer", e);
      return CredentialValidationResult.INVALID_RESULT;
    } catch (SecurityException e) {
      return CredentialValidationResult.INVALID_RESULT;
    } finally {
      evidence.destroy();
    }
  }
}
