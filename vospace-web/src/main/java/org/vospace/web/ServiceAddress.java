package org.vospace.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import org.vospace.config.VospaceConfig;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;

/** Under which address callers reach the service: as configured, or as this request did. */
@ApplicationScoped
public class ServiceAddress {
  @Inject private VospaceConfig config;

  /**
   * @return the address of the service, without trailing slash
   * @throws VospaceException InvalidArgument when the request names no host
   */
  public URI of(HttpServletRequest request) {
    return config.publicUrl().orElseGet(() -> requested(request));
  }

  private static URI requested(HttpServletRequest request) {
    boolean usual = request.getServerPort() == ("https".equals(request.getScheme()) ? 443 : 80);
    try {
      return new URI(
          request.getScheme(),
          null,
          request.getServerName(),
          usual ? -1 : request.getServerPort(),
          request.getContextPath(),
          null,
          null);
    } catch (URISyntaxException e) {
      throw new VospaceException(Fault.INVALID_ARGUMENT, "the Host of the request is no host", e);
    }
  }
}
