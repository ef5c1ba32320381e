package org.vospace.web.auth;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.vospace.access.Caller;
import org.vospace.config.SignOnConfig;
import org.vospace.config.VospaceConfig;
import org.vospace.config.VospaceConfig.BasicAuth;
import org.vospace.fault.VospaceException;
import org.vospace.web.ServiceAddress;
import org.vospace.web.fault.FaultAnswer;
import org.vospace.web.fault.FaultPage;

/**
 * Dispatches on the credential that a request presents. Without one the caller is anonymous; a
 * wrong one is refused and never taken for none.
 */
@ApplicationScoped
public class CredentialMechanism implements HttpAuthenticationMechanism {
  private static final String IDENTITY_HEADER = "X-VO-Authenticated";

  @Inject private Authentication authentication;
  @Inject private VospaceConfig config;
  @Inject private SignOnConfig signOn;
  @Inject private ServiceAddress address;
  @Inject private Challenges challenges;
  @Inject private SecureTravel travel;

  @Override
  public AuthenticationStatus validateRequest(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
    Optional<Presented> presented =
        isData(request) ? Optional.empty() : Presented.in(request, signOn);
    if (presented.isEmpty()) {
      return context.doNothing();
    }
    if (presented.get().credential() == null) {
      return unauthorized(request, response, "the credentials are of no known form");
    }
    if (!mayTravel(request, presented.get())) {
      return unauthorized(request, response, "credentials are accepted over TLS only");
    }
    if (presented.get().isSession() && CrossSite.mayBeForged(request, address.of(request))) {
      return refuse(
          request,
          response,
          HttpServletResponse.SC_FORBIDDEN,
          "a cookie alone does not prove that its owner asked; send " + CrossSite.HEADER);
    }
    try {
      Optional<Caller> caller = authentication.authenticate(presented.get().credential());
      return caller.isPresent()
          ? accept(request, response, context, caller.get())
          : unauthorized(request, response, "the credentials are wrong or have expired");
    } catch (VospaceException e) {
      return refuse(request, response, e.fault().status(), e.detail());
    } catch (RuntimeException e) {
      // Thrown from here it would be an error of the container's, whatever the cause.
      return refuse(request, response, FaultAnswer.of(e).status(), "try again in a while");
    }
  }

  private static AuthenticationStatus accept(
      HttpServletRequest request,
      HttpServletResponse response,
      HttpMessageContext context,
      Caller caller) {
    CurrentCaller.set(request, caller);
    response.setHeader(IDENTITY_HEADER, caller.name().replaceAll("\\p{Cntrl}", ""));
    return context.notifyContainerAboutLogin(caller.name(), caller.groups());
  }

  /** The token of a data endpoint carries the whole decision. */
  private static boolean isData(HttpServletRequest request) {
    return request.getServletPath().equals("/data");
  }

  private boolean mayTravel(HttpServletRequest request, Presented presented) {
    if (config.basicAuth() == BasicAuth.NEVER
        && presented.credential() instanceof UsernamePasswordCredential) {
      return false;
    }
    return travel.permits(request);
  }

  private AuthenticationStatus unauthorized(
      HttpServletRequest request, HttpServletResponse response, String reason) {
    challenges.of(request).forEach(challenge -> response.addHeader("WWW-Authenticate", challenge));
    return refuse(request, response, HttpServletResponse.SC_UNAUTHORIZED, reason);
  }

  /** The container sends the answer, and the page of faults says why. */
  private static AuthenticationStatus refuse(
      HttpServletRequest request, HttpServletResponse response, int status, String reason) {
    response.setStatus(status);
    FaultPage.explain(request, reason);
    return AuthenticationStatus.SEND_FAILURE;
  }
}
