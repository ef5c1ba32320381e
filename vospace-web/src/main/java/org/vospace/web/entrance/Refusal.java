package org.vospace.web.entrance;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import io.undertow.util.Headers;

/** The answer to what is not let in. */
final class Refusal {
  /** The name of the fault. */
  static final AttachmentKey<String> FAULT = AttachmentKey.create(String.class);

  private Refusal() {}

  /** Ends the exchange with that body, which begins with the name of a fault. */
  static void send(HttpServerExchange exchange, int status, String body) {
    exchange.putAttachment(FAULT, body.split(" ", 2)[0]);
    exchange.setStatusCode(status);
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/plain");
    exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-store");
    exchange.getResponseSender().send(body);
  }
}
