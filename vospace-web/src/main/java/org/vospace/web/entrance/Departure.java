package org.vospace.web.entrance;

import io.undertow.server.ExchangeCompletionListener;
import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.handlers.ServletRequestContext;
import io.undertow.util.StatusCodes;
import jakarta.servlet.http.HttpServletRequest;
import org.vospace.access.Caller;
import org.vospace.access.Origin;
import org.vospace.audit.AuditRecord;
import org.vospace.web.auth.CurrentCaller;
import org.vospace.web.fault.NotedFault;

/**
 * What is noted when the answer has been sent: every refusal, whoever refused, is a line of the
 * audit; and whether the credentials were right.
 */
final class Departure implements ExchangeCompletionListener {
  private static final String LOGIN = "login";

  private final Doorkeeper keeper;
  private final LoginAttempt attempt;

  Departure(Doorkeeper keeper, LoginAttempt attempt) {
    this.keeper = keeper;
    this.attempt = attempt;
  }

  @Override
  public void exchangeEvent(HttpServerExchange exchange, NextListener next) {
    try {
      note(exchange);
    } finally {
      next.proceed();
    }
  }

  private void note(HttpServerExchange exchange) {
    Origin origin = exchange.getAttachment(Entrance.ORIGIN);
    HttpServletRequest request = request(exchange);
    Caller caller = request == null ? Caller.ANONYMOUS.from(origin) : CurrentCaller.of(request);
    int status = exchange.getStatusCode();
    boolean wrong =
        status == StatusCodes.UNAUTHORIZED && attempt.hasCredentials() && caller.isAnonymous();
    if (wrong) {
      keeper.logins().failed(attempt);
      keeper
          .audit()
          .write(
              AuditRecord.done(LOGIN, "", caller, null)
                  .refused(fault(exchange, request), status, attempt.user()));
      return;
    }
    if (attempt.hash() != null && !caller.isAnonymous() && keeper.logins().succeeded(attempt)) {
      keeper.audit().write(AuditRecord.done(LOGIN, "", caller, null));
    }
    if (status >= StatusCodes.BAD_REQUEST) {
      RequestedOperation asked = RequestedOperation.of(exchange);
      keeper
          .audit()
          .write(
              AuditRecord.done(asked.operation(), "", caller, asked.node(keeper.config()))
                  .ofJob(asked.job())
                  .refused(fault(exchange, request), status, null));
    }
  }

  private static HttpServletRequest request(HttpServerExchange exchange) {
    ServletRequestContext context = exchange.getAttachment(ServletRequestContext.ATTACHMENT_KEY);
    return context == null ? null : context.getOriginalRequest();
  }

  private static String fault(HttpServerExchange exchange, HttpServletRequest request) {
    String own = exchange.getAttachment(Refusal.FAULT);
    String noted = request == null ? null : NotedFault.of(request);
    if (own != null || noted != null) {
      return own != null ? own : noted;
    }
    return StatusCodes.getReason(exchange.getStatusCode()).replace(" ", "");
  }
}
