package org.vospace.web.auth;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.vospace.config.VospaceConfig;
import org.vospace.config.VospaceConfig.BasicAuth;

/** Whether a secret may come the way a request came; one is worth as much as another. */
@ApplicationScoped
class SecureTravel {
  @Inject private VospaceConfig config;

  boolean permits(HttpServletRequest request) {
    return config.basicAuth() == BasicAuth.ALWAYS
        || request.isSecure()
        || isLoopback(request.getRemoteAddr());
  }

  private static boolean isLoopback(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
