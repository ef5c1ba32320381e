package org.vospace.web.auth;

import jakarta.servlet.http.HttpServletRequest;
import org.vospace.access.Caller;

/** The caller that {@link CredentialMechanism} found for a request. */
public final class CurrentCaller {
  private static final String ATTRIBUTE = CurrentCaller.class.getName();

  private CurrentCaller() {}

  /** The caller; anonymous when no credentials came. */
  public static Caller of(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof Caller caller ? caller : Caller.ANONYMOUS;
  }

  static void set(HttpServletRequest request, Caller caller) {
    request.setAttribute(ATTRIBUTE, caller);
  }
}
