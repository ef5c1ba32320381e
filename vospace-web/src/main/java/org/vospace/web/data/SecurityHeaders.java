package org.vospace.web.data;

import jakarta.servlet.http.HttpServletResponse;

/** What every answer with somebody's bytes carries: a browser must not run them or keep them. */
final class SecurityHeaders {
  private SecurityHeaders() {}

  static void set(HttpServletResponse response) {
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Content-Security-Policy", "sandbox");
    response.setHeader("Referrer-Policy", "no-referrer");
  }
}
