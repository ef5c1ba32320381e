package org.vospace.web.auth;

import jakarta.servlet.http.HttpServletRequest;
import org.vospace.access.Caller;
import org.vospace.web.RequestOrigin;

/** The caller that {@link CredentialMechanism} found for a request. */
public final class CurrentCaller {
  private static final String ATTRIBUTE = CurrentCaller.class.getName();

  private CurrentCaller() {}

  /** The caller; anonymous when no credentials came. */
  public static Caller of(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof Caller caller
        ? caller
        : Caller.ANONYMOUS.from(RequestOrigin.of(request));
  }

  /** Of the caller's origin the proof alone is kept; the rest is that of the request. */
  static void set(HttpServletRequest request, Caller caller) {
    String proof = caller.origin().proof();
    request.setAttribute(ATTRIBUTE, caller.from(RequestOrigin.of(request).provenBy(proof)));
  }
}
