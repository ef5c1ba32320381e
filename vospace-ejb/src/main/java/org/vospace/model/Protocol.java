package org.vospace.model;

import java.util.List;

/**
 * A way to move bytes (VOSpace 2.1 §3.5).
 *
 * @param uri the identifier; {@code null} when the caller sent none
 * @param endpoint the URL to use; {@code null} in a request to be answered with one
 * @param securityMethods identifiers of the ways to authenticate there; empty when pre-authorised
 * @param params parameters of the protocol
 */
public record Protocol(
    String uri, String endpoint, List<String> securityMethods, List<Param> params) {
  /** Copies the lists. */
  public Protocol {
    securityMethods = List.copyOf(securityMethods);
    params = List.copyOf(params);
  }

  /** The same entry with the endpoint of the service, and no other. */
  public Protocol at(String serviceEndpoint) {
    return new Protocol(uri, serviceEndpoint, securityMethods, params);
  }

  /** Whether this asks to publish the node (VOSpace 2.1 §3.5.4). */
  public boolean isShare() {
    return Vocabulary.PUBLIC_SHARE.equals(uri);
  }
}
