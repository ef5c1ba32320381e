package org.vospace.web.login;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.vospace.access.Caller;
import org.vospace.config.SignOnConfig;
import org.vospace.config.SignOnConfig.Way;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.identity.SessionService;
import org.vospace.web.auth.Authentication;
import org.vospace.web.auth.CurrentCaller;
import org.vospace.web.auth.SessionRequest;

/** Sessions for browsers, and for clients that log in ({@code ivo://ivoa.net/sso#cookie}). */
@Path("/")
@ApplicationScoped
public class LoginResource {
  @EJB private SessionService sessions;
  @Inject private Authentication authentication;
  @Inject private SessionRequest session;
  @Inject private SessionCookies cookies;
  @Inject private SignOnConfig config;
  @Context private HttpServletRequest request;

  /**
   * Begins a session, for whom the request's own credentials prove, or for the {@code username} and
   * {@code password} of its form.
   */
  @POST
  @Path("login")
  public Response login() {
    requireCookies();
    session.requireOwnSite(request);
    Caller caller = CurrentCaller.of(request);
    if (caller.isAnonymous()) {
      caller = ofForm();
    }
    String secret = sessions.open(caller);
    return Response.ok(caller.name() + "\n", MediaType.TEXT_PLAIN_TYPE)
        .cookie(cookies.begin(request, secret))
        .build();
  }

  /** Ends the session of the cookie, if there is one. */
  @POST
  @Path("logout")
  public Response logout() {
    requireCookies();
    session.requireOwnSite(request);
    session.secret(request).ifPresent(sessions::close);
    return Response.noContent().cookie(cookies.end(request)).build();
  }

  private Caller ofForm() {
    String name = request.getParameter("username");
    String password = request.getParameter("password");
    if (name == null || name.isEmpty() || password == null || isInQuery()) {
      throw new VospaceException(
          Fault.PERMISSION_DENIED, "a login needs credentials, or username and password in a form");
    }
    session.requireSafeConnection(request);
    return authentication
        .authenticate(new UsernamePasswordCredential(name, password))
        .orElseThrow(
            () -> new VospaceException(Fault.PERMISSION_DENIED, "the credentials are wrong"));
  }

  /** What is in an address is in the logs of everybody on its way. */
  private boolean isInQuery() {
    return request.getQueryString() != null && request.getQueryString().contains("password");
  }

  private void requireCookies() {
    if (!config.has(Way.COOKIE)) {
      throw new NotFoundException();
    }
  }
}
