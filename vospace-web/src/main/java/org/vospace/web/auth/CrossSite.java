package org.vospace.web.auth;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * Whether a page of somebody else's made the browser send a request. A browser says where a request
 * comes from ({@code Sec-Fetch-Site}, {@code Origin}), and asks before it sends, for another site,
 * anything that a form cannot send; this service never permits that.
 */
final class CrossSite {
  /** Any value: another site's page cannot set it. */
  static final String HEADER = "X-VOSpace-CSRF";

  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
  private static final Set<String> OWN = Set.of("same-origin", "none");
  private static final Set<String> OF_FORMS =
      Set.of("", "application/x-www-form-urlencoded", "multipart/form-data", "text/plain");

  /** A GET there negotiates, and so makes a job. */
  private static final String SYNCTRANS = "/synctrans";

  private CrossSite() {}

  /**
   * Whether the request changes something and may have been made by a foreign page.
   *
   * @param own address of the service
   */
  static boolean mayBeForged(HttpServletRequest request, URI own) {
    if (request.getHeader(HEADER) != null) {
      return false;
    }
    if (SAFE.contains(request.getMethod())) {
      return path(request).startsWith(SYNCTRANS) && isForeign(request, own);
    }
    boolean told =
        request.getHeader("Origin") != null || request.getHeader("Sec-Fetch-Site") != null;
    return told
        ? isForeign(request, own)
        : "POST".equals(request.getMethod()) && OF_FORMS.contains(mediaType(request));
  }

  /** Whether the browser says that the request comes from a page of another origin. */
  static boolean isForeign(HttpServletRequest request, URI own) {
    String site = request.getHeader("Sec-Fetch-Site");
    String origin = request.getHeader("Origin");
    return site != null && !OWN.contains(site) || origin != null && !isOwn(origin, own);
  }

  private static boolean isOwn(String origin, URI own) {
    return origin.equalsIgnoreCase(own.getScheme() + "://" + own.getRawAuthority());
  }

  private static String path(HttpServletRequest request) {
    String path = request.getPathInfo();
    return path == null ? request.getServletPath() : path;
  }

  private static String mediaType(HttpServletRequest request) {
    String type = request.getContentType();
    return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }
}
