package org.vospace.web.entrance;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.handlers.ServletRequestContext;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import org.jboss.logging.MDC;
import org.vospace.access.Origin;
import org.vospace.web.RequestOrigin;

/**
 * Where a request is given a thread, for as long as it holds it: one that waits for a change of a
 * job, or for events, gives it back, for whoever waits at the entrance.
 */
final class Threshold implements HttpHandler {
  /** The name of the request's number in the pattern of the log. */
  private static final String IN_LOG = "request";

  private final HttpHandler next;
  private final ServletContext context;

  Threshold(HttpHandler next, ServletContext context) {
    this.next = next;
    this.context = context;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    Doorkeeper keeper = Doorkeeper.of(context);
    Origin origin = exchange.getAttachment(Entrance.ORIGIN);
    ServletRequestContext servlet = exchange.getAttachment(ServletRequestContext.ATTACHMENT_KEY);
    RequestOrigin.set((HttpServletRequest) servlet.getServletRequest(), origin);
    keeper.trail().enter(origin);
    MDC.put(IN_LOG, origin.requestId());
    try {
      next.handleRequest(exchange);
    } finally {
      MDC.remove(IN_LOG);
      keeper.trail().leave();
      Admission.release(exchange);
    }
  }
}
