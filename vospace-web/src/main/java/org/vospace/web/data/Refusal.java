package org.vospace.web.data;

import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.handlers.ServletRequestContext;
import io.undertow.util.Headers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.vospace.web.fault.FaultAnswer;
import org.vospace.web.fault.NotedFault;
import org.xnio.IoUtils;

/**
 * A fault in place of a body that is not read. A caller that waits to be asked for it (RFC 9110
 * §10.1.1) is not asked; from one that is sending, what comes is thrown away for a moment, because
 * a connection that is closed at once takes the answer with it.
 */
final class Refusal {
  private static final IdleLimit LIMIT = new IdleLimit(Duration.ofSeconds(30));
  private static final long LINGER_SECONDS = 5;

  private Refusal() {}

  /** From a servlet that returns at once afterwards, or from a thread of the data's own. */
  static void send(FaultAnswer answer, HttpServerExchange exchange) {
    NotedFault.note(
        exchange.getAttachment(ServletRequestContext.ATTACHMENT_KEY).getOriginalRequest(),
        answer.body());
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.setStatusCode(answer.status());
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/plain");
    exchange.getResponseHeaders().put(Headers.CONTENT_LENGTH, body.length);
    Runnable afterwards = exchange::endExchange;
    if (!exchange.isRequestComplete()) {
      exchange.setPersistent(false);
      exchange.getResponseHeaders().put(Headers.CONNECTION, "close");
      boolean waits = exchange.getRequestHeaders().contains(Headers.EXPECT);
      afterwards = waits ? () -> close(exchange) : () -> linger(exchange);
    }
    List<Step> steps = List.of(new Step.Text(ByteBuffer.wrap(body)));
    new BodySender(exchange, null, steps, Runnable::run, LIMIT, afterwards).start();
  }

  private static void close(HttpServerExchange exchange) {
    IoUtils.safeClose(exchange.getConnection());
    exchange.endExchange();
  }

  private static void linger(HttpServerExchange exchange) {
    exchange
        .getIoThread()
        .executeAfter(
            () -> IoUtils.safeClose(exchange.getConnection()), LINGER_SECONDS, TimeUnit.SECONDS);
    exchange.endExchange();
  }
}
