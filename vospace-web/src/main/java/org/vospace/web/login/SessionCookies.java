package org.vospace.web.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.NewCookie;
import java.util.Date;
import java.util.stream.Stream;
import org.vospace.config.SignOnConfig;
import org.vospace.web.ServiceAddress;
import org.vospace.web.auth.SessionRequest;

/** The cookies of a session: one as configured, and one as an older client looks for it. */
@ApplicationScoped
class SessionCookies {
  @Inject private SignOnConfig config;
  @Inject private ServiceAddress address;

  NewCookie[] begin(HttpServletRequest request, String secret) {
    return cookies(request, secret, (int) config.sessionLifetime().toSeconds(), null);
  }

  NewCookie[] end(HttpServletRequest request) {
    return cookies(request, "", 0, new Date(0));
  }

  private NewCookie[] cookies(HttpServletRequest request, String value, int age, Date expiry) {
    boolean tls = request.isSecure() || "https".equals(address.of(request).getScheme());
    return Stream.of(config.cookie(), SessionRequest.PYVOSPACE_COOKIE)
        .map(
            name ->
                new NewCookie.Builder(name)
                    .value(value)
                    .path(request.getContextPath())
                    .maxAge(age)
                    .expiry(expiry)
                    .secure(tls)
                    .httpOnly(true)
                    .sameSite(NewCookie.SameSite.STRICT)
                    .build())
        .toArray(NewCookie[]::new);
  }
}
