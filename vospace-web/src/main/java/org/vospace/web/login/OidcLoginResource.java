package org.vospace.web.login;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.vospace.access.Caller;
import org.vospace.config.OidcConfig;
import org.vospace.config.SignOnConfig;
import org.vospace.config.SignOnConfig.Way;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.identity.SessionService;
import org.vospace.web.ServiceAddress;
import org.vospace.web.auth.Homes;
import org.vospace.web.auth.OidcProvider;
import org.vospace.web.auth.OidcTokens;
import org.vospace.web.auth.OidcUnavailable;

/** A browser logs in at the OpenID provider (code flow with PKCE) and comes back to a session. */
@Path("login/oidc")
@ApplicationScoped
public class OidcLoginResource {
  private static final String LOGIN_COOKIE = "VOSPACE_LOGIN";
  private static final int PATIENCE_SECONDS = 600;

  @EJB private SessionService sessions;
  @Inject private OidcProvider provider;
  @Inject private OidcTokens tokens;
  @Inject private Homes homes;
  @Inject private SessionCookies cookies;
  @Inject private ServiceAddress address;
  @Inject private SignOnConfig signOn;
  @Inject private OidcConfig config;
  @Context private HttpServletRequest request;

  /** Sends the browser to the provider. */
  @GET
  public Response begin(@QueryParam("next") String next) {
    requireOidc();
    OidcLogin login = OidcLogin.begin(next);
    Map<String, String> query = new TreeMap<>();
    query.put("response_type", "code");
    query.put("client_id", config.clientId());
    query.put("redirect_uri", callback());
    query.put("scope", "openid profile");
    query.put("state", login.state());
    query.put("nonce", login.nonce());
    query.put("code_challenge", login.challenge());
    query.put("code_challenge_method", "S256");
    try {
      URI provided = provider.address("authorization_endpoint");
      String separator = provided.getQuery() == null ? "?" : "&";
      return Response.seeOther(URI.create(provided + separator + form(query)))
          .cookie(loginCookie(login.text(), PATIENCE_SECONDS))
          .build();
    } catch (OidcUnavailable e) {
      throw busy(e);
    }
  }

  /** The provider's answer. The page leads on, so that the next request is one of this site. */
  @GET
  @Path("callback")
  public Response end(
      @QueryParam("state") String state,
      @QueryParam("code") String code,
      @CookieParam(LOGIN_COOKIE) String cookie) {
    requireOidc();
    OidcLogin login =
        OidcLogin.read(cookie == null ? "" : cookie)
            .filter(begun -> begun.state().equals(state))
            .orElseThrow(() -> denied("this browser has not begun the login"));
    if (code == null) {
      throw denied("the identity provider did not permit the login");
    }
    Caller caller = caller(login, code);
    homes.ensure(caller);
    URI next = URI.create(address.of(request) + login.next());
    return Response.ok(page(next), MediaType.TEXT_HTML_TYPE)
        .header("Refresh", "0; url=" + next)
        .header("Content-Security-Policy", "default-src 'none'")
        .cookie(cookies.begin(request, sessions.open(caller)))
        .cookie(loginCookie("", 0))
        .build();
  }

  private Caller caller(OidcLogin login, String code) {
    Map<String, String> body = new TreeMap<>();
    body.put("grant_type", "authorization_code");
    body.put("code", code);
    body.put("redirect_uri", callback());
    body.put("client_id", config.clientId());
    body.put("code_verifier", login.verifier());
    try {
      HttpRequest.Builder exchange =
          HttpRequest.newBuilder(provider.address("token_endpoint"))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(HttpRequest.BodyPublishers.ofString(form(body)));
      if (!config.clientSecret().isEmpty()) {
        exchange.header("Authorization", "Basic " + clientCredentials());
      }
      JsonObject answer = provider.ask(exchange);
      return tokens.identity(answer.getString("id_token", ""), login.nonce());
    } catch (OidcUnavailable e) {
      throw busy(e);
    } catch (InvalidJwtException e) {
      throw denied("the identity provider's answer proves nobody");
    }
  }

  private String clientCredentials() {
    String pair = encode(config.clientId()) + ":" + encode(config.clientSecret());
    return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  private String callback() {
    return address.of(request) + "/login/oidc/callback";
  }

  private void requireOidc() {
    if (!signOn.has(Way.OIDC) || !signOn.has(Way.COOKIE) || config.clientId().isEmpty()) {
      throw new NotFoundException();
    }
  }

  /** Comes back with the provider's redirect, hence lax. */
  private NewCookie loginCookie(String value, int age) {
    return new NewCookie.Builder(LOGIN_COOKIE)
        .value(value)
        .path(request.getContextPath() + "/login/oidc")
        .maxAge(age)
        .secure("https".equals(address.of(request).getScheme()))
        .httpOnly(true)
        .sameSite(NewCookie.SameSite.LAX)
        .build();
  }

  private static String page(URI next) {
    return "<!DOCTYPE html><title>Logged in</title><p><a href=\"" + next + "\">Go on</a></p>\n";
  }

  private static String form(Map<String, String> values) {
    return values.entrySet().stream()
        .map(value -> value.getKey() + "=" + encode(value.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static VospaceException denied(String reason) {
    return new VospaceException(Fault.PERMISSION_DENIED, reason);
  }

  private static VospaceException busy(OidcUnavailable cause) {
    return new VospaceException(
        Fault.SERVICE_BUSY, cause.getMessage() + "; try again later", cause);
  }
}
