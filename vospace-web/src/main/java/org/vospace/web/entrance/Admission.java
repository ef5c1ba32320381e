package org.vospace.web.entrance;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import io.undertow.util.Headers;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.vospace.fault.Fault;
import org.xnio.XnioExecutor;

/**
 * One request on its way to a thread. A burst waits its turn and is served; who waits for long
 * because others of theirs hold on to their threads is told to come again.
 */
final class Admission {
  private static final AttachmentKey<Admission> KEY = AttachmentKey.create(Admission.class);
  private static final long PATIENCE_SECONDS = 10;
  private static final String REFUSAL =
      Fault.SERVICE_BUSY.faultName() + " too many requests of yours are under way";

  private final HttpHandler next;
  private final Deque<Share> wanted;
  private final List<Share> held = new ArrayList<>();

  /**
   * A place that the request needs.
   *
   * @param turnstile where
   * @param who of whose share it is
   * @param most the share
   */
  record Share(Turnstile turnstile, String who, int most) {}

  /**
   * @param wanted in the order in which they are taken
   */
  Admission(HttpServerExchange exchange, HttpHandler next, List<Share> wanted) {
    this.next = next;
    this.wanted = new ArrayDeque<>(wanted);
    exchange.putAttachment(KEY, this);
    exchange.addExchangeCompleteListener(
        (ended, listener) -> {
          release();
          listener.proceed();
        });
  }

  /** Hands the request on, at once or in its turn. */
  void proceed(HttpServerExchange exchange) throws Exception {
    for (Share share = wanted.peek(); share != null; share = wanted.peek()) {
      if (!share.turnstile().enter(share.who(), share.most())) {
        Place place = new Place(exchange, share);
        exchange.dispatch(place::await, (HttpHandler) place::taken);
        return;
      }
      hold();
    }
    next.handleRequest(exchange);
  }

  /** The thread is given back; what has become of the request does not matter. */
  static void release(HttpServerExchange exchange) {
    exchange.getAttachment(KEY).release();
  }

  private synchronized void hold() {
    held.add(wanted.remove());
  }

  private void release() {
    List<Share> given;
    synchronized (this) {
      given = List.copyOf(held);
      held.clear();
    }
    given.forEach(share -> share.turnstile().leave(share.who()));
  }

  /** A place in a line. */
  private final class Place {
    private final HttpServerExchange exchange;
    private final Share share;
    private boolean refused;
    private volatile XnioExecutor.Key end;

    Place(HttpServerExchange exchange, Share share) {
      this.exchange = exchange;
      this.share = share;
    }

    /** Runs the task in the exchange's own thread, when the place was taken or given up. */
    void await(Runnable task) {
      Runnable turn = () -> exchange.getIoThread().execute(task);
      end =
          exchange
              .getIoThread()
              .executeAfter(() -> giveUp(turn, task), PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (!share.turnstile().await(share.who(), share.most(), turn)) {
        refused = true;
        turn.run();
      }
    }

    private void giveUp(Runnable turn, Runnable task) {
      if (share.turnstile().giveUp(share.who(), turn)) {
        refused = true;
        task.run();
      }
    }

    void taken(HttpServerExchange exchange) throws Exception {
      end.remove();
      if (refused) {
        exchange.getResponseHeaders().put(Headers.RETRY_AFTER, 1);
        Refusal.send(exchange, Fault.SERVICE_BUSY.status(), REFUSAL);
      } else {
        hold();
        proceed(exchange);
      }
    }
  }
}
