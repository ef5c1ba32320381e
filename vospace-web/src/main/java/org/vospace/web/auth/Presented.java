package org.vospace.web.auth;

import io.undertow.server.RenegotiationRequiredException;
import io.undertow.server.SSLSessionInfo;
import io.undertow.servlet.handlers.ServletRequestContext;
import jakarta.security.enterprise.credential.Credential;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.vospace.config.SignOnConfig;
import org.vospace.config.SignOnConfig.Way;

/**
 * The credential that a request presents. What a client sends on purpose comes before what its
 * connection or its store of cookies sends by itself.
 *
 * @param credential {@code null} when it has no known form
 */
record Presented(Credential credential) {
  private static final String DELEGATION_HEADER = "X-CADC-DelegationToken";
  private static final List<String> WITHOUT_SESSION = List.of("/login", "/logout");

  /** Empty for an anonymous request. */
  static Optional<Presented> in(HttpServletRequest request, SignOnConfig config) {
    String authorization = request.getHeader("Authorization");
    if (authorization != null) {
      return Optional.of(new Presented(ofHeader(authorization)));
    }
    String delegation = request.getHeader(DELEGATION_HEADER);
    if (delegation != null) {
      return Optional.of(new Presented(new SecretCredential.Delegation(delegation.strip())));
    }
    if (config.has(Way.COOKIE) && !isLogin(request)) {
      Optional<String> session = cookie(request, config);
      if (session.isPresent()) {
        return session.map(value -> new Presented(new SecretCredential.Session(value)));
      }
    }
    return config.has(Way.X509) ? certificate() : Optional.empty();
  }

  /** The value of the cookie of a session. */
  static Optional<String> cookie(HttpServletRequest request, SignOnConfig config) {
    Cookie[] cookies = request.getCookies();
    return Stream.of(cookies == null ? new Cookie[0] : cookies)
        .filter(
            cookie ->
                cookie.getName().equals(config.cookie())
                    || cookie.getName().equals(SessionRequest.PYVOSPACE_COOKIE))
        .map(Cookie::getValue)
        .findFirst();
  }

  /**
   * Asked of the connection: the attribute of the request with the certificates is set only after
   * the caller is known.
   */
  private static Optional<Presented> certificate() {
    ServletRequestContext context = ServletRequestContext.current();
    SSLSessionInfo tls =
        context == null ? null : context.getExchange().getConnection().getSslSessionInfo();
    if (tls == null) {
      return Optional.empty();
    }
    try {
      List<X509Certificate> chain =
          Stream.of(tls.getPeerCertificates())
              .filter(X509Certificate.class::isInstance)
              .map(X509Certificate.class::cast)
              .toList();
      return chain.isEmpty()
          ? Optional.empty()
          : Optional.of(new Presented(new CertificateCredential(chain)));
    } catch (SSLPeerUnverifiedException | RenegotiationRequiredException e) {
      return Optional.empty();
    }
  }

  boolean isSession() {
    return credential instanceof SecretCredential.Session;
  }

  private static Credential ofHeader(String authorization) {
    return BasicCredentials.of(authorization)
        .<Credential>map(basic -> basic)
        .or(() -> BearerCredentials.of(authorization))
        .orElse(null);
  }

  /** Whose session has ended must be able to begin another one. */
  private static boolean isLogin(HttpServletRequest request) {
    return request.getPathInfo() != null && WITHOUT_SESSION.contains(request.getPathInfo());
  }
}
