package org.vospace.web.auth;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.vospace.config.SignOnConfig;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.web.ServiceAddress;

/** What a request that begins or ends a session must be. */
@ApplicationScoped
public class SessionRequest {
  /** The cookie that the file system of pyvospace looks for. */
  public static final String PYVOSPACE_COOKIE = "PYVOSPACE_COOKIE";

  @Inject private SignOnConfig config;
  @Inject private ServiceAddress address;
  @Inject private SecureTravel travel;

  /** The secret of the session that the request belongs to, valid or not. */
  public Optional<String> secret(HttpServletRequest request) {
    return Presented.cookie(request, config);
  }

  /**
   * Nobody is logged in or out by a page of somebody else's.
   *
   * @throws VospaceException PermissionDenied
   */
  public void requireOwnSite(HttpServletRequest request) {
    if (request.getHeader(CrossSite.HEADER) == null
        && CrossSite.isForeign(request, address.of(request))) {
      throw new VospaceException(Fault.PERMISSION_DENIED, "the request is of another site");
    }
  }

  /**
   * @throws VospaceException PermissionDenied when a password may not come as it came
   */
  public void requireSafeConnection(HttpServletRequest request) {
    if (!travel.permits(request)) {
      throw new VospaceException(Fault.PERMISSION_DENIED, "credentials are accepted over TLS only");
    }
  }
}
