package org.vospace.web.auth;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.vospace.config.SignOnConfig;
import org.vospace.config.SignOnConfig.Way;

/** Knows the bearer tokens of the institute's OpenID provider. */
@ApplicationScoped
public class OidcIdentityStore implements IdentityStore {
  private static final Logger LOG = Logger.getLogger(OidcIdentityStore.class.getName());

  @Inject private SignOnConfig config;
  @Inject private OidcTokens tokens;
  @Inject private Unavailable unavailable;

  @Override
  public CredentialValidationResult validate(Credential credential) {
    if (!(credential instanceof JsonWebToken token)) {
      return CredentialValidationResult.NOT_VALIDATED_RESULT;
    }
    if (!config.has(Way.OIDC)) {
      return CredentialValidationResult.INVALID_RESULT;
    }
    try {
      return KnownPrincipal.result(tokens.bearer(token.text()));
    } catch (InvalidJwtException e) {
      // The message has the claims, which belong to somebody.
      LOG.log(Level.FINE, "A bearer token was refused");
      return CredentialValidationResult.INVALID_RESULT;
    } catch (OidcUnavailable e) {
      LOG.log(Level.WARNING, "The identity provider does not answer: {0}", e.getCause());
      unavailable.report("the identity provider");
      return CredentialValidationResult.INVALID_RESULT;
    }
  }
}
