package org.vospace.web.auth;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.vospace.access.Caller;
import org.vospace.access.Origin;
import org.vospace.config.VospaceConfig;
import org.vospace.web.fault.FaultPage;

/**
 * Dispatches on the credential that a request presents. Without one the caller is anonymous; a
 * wrong one is refused and never taken for none.
 */
@ApplicationScoped
public class CredentialMechanism implements HttpAuthenticationMechanism {
  private static final String IDENTITY_HEADER = "X-VO-Authenticated";

  @Inject private IdentityStoreHandler stores;
  @Inject private VospaceConfig config;
  @Inject private Homes homes;

  @Override
  public AuthenticationStatus validateRequest(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
    String authorization = request.getHeader("Authorization");
    if (authorization == null || isData(request)) {
      return context.doNothing();
    }
    if (!acceptsBasic(request)) {
      return refuse(request, response, "credentials are accepted over TLS only");
    }
    Optional<UsernamePasswordCredential> credential = BasicCredentials.of(authorization);
    if (credential.isEmpty()) {
      return refuse(request, response, "the credentials are of no known form");
    }
    CredentialValidationResult result = stores.validate(credential.get());
    if (result.getStatus() != CredentialValidationResult.Status.VALID) {
      return refuse(request, response, "the credentials are wrong");
    }
    Caller caller =
        new Caller(
                result.getCallerPrincipal().getName(),
                result.getCallerGroups(),
                result.getCallerGroups().contains(config.adminRole()))
            .from(Origin.INTERNAL.provenBy("basic"));
    homes.ensure(caller);
    CurrentCaller.set(request, caller);
    response.setHeader(IDENTITY_HEADER, caller.name().replaceAll("\\p{Cntrl}", ""));
    return context.notifyContainerAboutLogin(result);
  }

  /** The token of a data endpoint carries the whole decision. */
  private static boolean isData(HttpServletRequest request) {
    return request.getServletPath().equals("/data");
  }

  private boolean acceptsBasic(HttpServletRequest request) {
    return switch (config.basicAuth()) {
      case ALWAYS -> true;
      case NEVER -> false;
      case LOOPBACK_OR_TLS -> request.isSecure() || isLoopback(request.getRemoteAddr());
    };
  }

  private static boolean isLoopback(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** The container sends the answer, and the page of faults says why. */
  private static AuthenticationStatus refuse(
      HttpServletRequest request, HttpServletResponse response, String reason) {
    response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    response.setHeader("WWW-Authenticate", Challenge.BASIC);
    FaultPage.explain(request, reason);
    return AuthenticationStatus.SEND_FAILURE;
  }
}
