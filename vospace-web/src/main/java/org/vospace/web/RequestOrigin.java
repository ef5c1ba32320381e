package org.vospace.web;

import jakarta.servlet.http.HttpServletRequest;
import org.vospace.access.Origin;

/** Where a request came from, as the entrance found out. */
public final class RequestOrigin {
  private static final String ATTRIBUTE = RequestOrigin.class.getName();

  private RequestOrigin() {}

  /** The origin, without a proof of identity; {@link Origin#INTERNAL} when there is none. */
  public static Origin of(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof Origin origin ? origin : Origin.INTERNAL;
  }

  /** For the entrance. */
  public static void set(HttpServletRequest request, Origin origin) {
    request.setAttribute(ATTRIBUTE, origin);
  }
}
