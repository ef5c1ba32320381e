package org.vospace.trust;

import java.security.Provider;

/** Makes {@link ProxyTrustManagerFactory} known to Elytron, as the algorithm VOSpaceProxy. */
public final class ProxyTrustProvider extends Provider {
  private static final long serialVersionUID = 1L;

  /** Called by the server's provider-loader. */
  public ProxyTrustProvider() {
    super("VOSpaceTrust", "1.0", "Client certificates and proxies of RFC 3820");
    put("TrustManagerFactory.VOSpaceProxy", ProxyTrustManagerFactory.class.getName());
  }
}
