package org.vospace.web.auth;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import java.util.Optional;
import org.vospace.access.Caller;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;

/** Asks the stores of all ways in about a credential, wherever in a request it came. */
@ApplicationScoped
public class Authentication {
  @Inject private IdentityStoreHandler stores;
  @Inject private Unavailable unavailable;
  @Inject private Homes homes;

  /**
   * @return who it is; empty when the credential proves nobody
   * @throws VospaceException ServiceBusy when a store that might know could not be asked
   */
  public Optional<Caller> authenticate(Credential credential) {
    CredentialValidationResult result = stores.validate(credential);
    if (result.getStatus() == CredentialValidationResult.Status.VALID
        && result.getCallerPrincipal() instanceof KnownPrincipal known) {
      if (known.caller().scope().isAll()) {
        homes.ensure(known.caller());
      }
      return Optional.of(known.caller());
    }
    unavailable
        .what()
        .ifPresent(
            store -> {
              throw new VospaceException(
                  Fault.SERVICE_BUSY, store + " cannot be asked just now; try again later");
            });
    return Optional.empty();
  }
}
