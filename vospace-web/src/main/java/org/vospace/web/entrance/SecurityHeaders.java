package org.vospace.web.entrance;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.StatusCodes;

/** What every answer carries, and what none does. An answer that says more by itself keeps that. */
final class SecurityHeaders {
  private static final HttpString NO_SNIFF = new HttpString("X-Content-Type-Options");
  private static final HttpString POLICY = new HttpString("Content-Security-Policy");
  private static final HttpString REFERRER = new HttpString("Referrer-Policy");
  private static final HttpString RESOURCE = new HttpString("Cross-Origin-Resource-Policy");
  private static final HttpString TLS_ONLY = new HttpString("Strict-Transport-Security");
  private static final HttpString POWERED = new HttpString("X-Powered-By");
  private static final String RETRY_SECONDS = "5";

  private SecurityHeaders() {}

  /** Sets them when the head of the answer is sent, whoever has written it. */
  static void on(HttpServerExchange exchange) {
    exchange.addResponseCommitListener(SecurityHeaders::complete);
  }

  private static void complete(HttpServerExchange exchange) {
    HeaderMap headers = exchange.getResponseHeaders();
    headers.remove(Headers.SERVER);
    headers.remove(POWERED);
    add(headers, NO_SNIFF, "nosniff");
    add(headers, POLICY, "default-src 'none'; frame-ancestors 'none'");
    add(headers, REFERRER, "no-referrer");
    add(headers, RESOURCE, "same-origin");
    if ("https".equals(exchange.getRequestScheme())) {
      add(headers, TLS_ONLY, "max-age=31536000");
    }
    if (exchange.getStatusCode() == StatusCodes.SERVICE_UNAVAILABLE) {
      add(headers, Headers.RETRY_AFTER, RETRY_SECONDS);
    }
  }

  private static void add(HeaderMap headers, HttpString name, String value) {
    if (!headers.contains(name)) {
      headers.put(name, value);
    }
  }
}
