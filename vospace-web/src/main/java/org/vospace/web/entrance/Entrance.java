package org.vospace.web.entrance;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import jakarta.servlet.ServletContext;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.vospace.access.Origin;
import org.vospace.fault.Fault;

/** What happens to a request before a thread is given to it. Nothing here waits. */
final class Entrance implements HttpHandler {
  /** Where the request came from. */
  static final AttachmentKey<Origin> ORIGIN = AttachmentKey.create(Origin.class);

  private static final int MOST_COOKIES = 50;

  private final HttpHandler next;
  private final ServletContext context;

  Entrance(HttpHandler next, ServletContext context) {
    this.next = next;
    this.context = context;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    SecurityHeaders.on(exchange);
    Doorkeeper keeper = Doorkeeper.of(context);
    if (keeper == null) {
      Refusal.send(exchange, Fault.SERVICE_BUSY.status(), "ServiceBusy the service is starting");
      return;
    }
    boolean trusted = Forwarding.apply(exchange, keeper.network());
    Origin origin =
        new Origin("none", Forwarding.client(exchange), RequestId.of(exchange, trusted));
    exchange.putAttachment(ORIGIN, origin);
    exchange.getResponseHeaders().put(RequestId.HEADER, origin.requestId());
    LoginAttempt attempt = LoginAttempt.of(exchange, origin.address());
    exchange.addExchangeCompleteListener(new Departure(keeper, attempt));
    Optional<String> objection = objection(exchange, keeper, trusted);
    if (objection.isPresent()) {
      exchange.setPersistent(false);
      Refusal.send(
          exchange,
          Fault.INVALID_ARGUMENT.status(),
          Fault.INVALID_ARGUMENT.faultName() + " " + objection.get());
      return;
    }
    if (!Territory.includes(exchange.getRelativePath(), keeper.roles())) {
      exchange.setPersistent(false);
      Refusal.send(
          exchange,
          Fault.NODE_NOT_FOUND.status(),
          Fault.NODE_NOT_FOUND.faultName() + " that is served by other servers of this service");
      return;
    }
    Admission admission = new Admission(exchange, next, shares(keeper, attempt));
    Duration delay = keeper.logins().delay(attempt);
    if (delay.isZero()) {
      admission.proceed(exchange);
    } else if (keeper.logins().isCrowded(attempt)) {
      exchange.getResponseHeaders().put(Headers.RETRY_AFTER, delay.toSeconds() + 1);
      Refusal.send(exchange, 429, "ServiceBusy too many logins have failed");
    } else {
      keeper.logins().enter(attempt);
      exchange.dispatch(
          task ->
              exchange
                  .getIoThread()
                  .executeAfter(
                      () -> {
                        keeper.logins().leave(attempt);
                        task.run();
                      },
                      delay.toMillis(),
                      TimeUnit.MILLISECONDS),
          (HttpHandler) admission::proceed);
    }
  }

  /** The own share first: who waits for it must not take from the neighbours at the address. */
  private static List<Admission.Share> shares(Doorkeeper keeper, LoginAttempt attempt) {
    Admission.Share address =
        new Admission.Share(
            keeper.addresses(), attempt.address(), keeper.network().requestsPerAddress());
    return attempt.hash() == null
        ? List.of(address)
        : List.of(
            new Admission.Share(
                keeper.credentials(),
                HexFormat.of().formatHex(attempt.hash()),
                keeper.network().requestsPerUser()),
            address);
  }

  /** What two servers in a row could understand in two ways, or would make a wrong address of. */
  private static Optional<String> objection(
      HttpServerExchange exchange, Doorkeeper keeper, boolean trusted) {
    HeaderMap headers = exchange.getRequestHeaders();
    if (headers.count(Headers.CONTENT_LENGTH) > 1
        || headers.count(Headers.TRANSFER_ENCODING) > 1
        || headers.contains(Headers.CONTENT_LENGTH)
            && headers.contains(Headers.TRANSFER_ENCODING)) {
      return Optional.of("the length of the body is said twice");
    }
    String coding = headers.getFirst(Headers.TRANSFER_ENCODING);
    if (coding != null && !coding.strip().equalsIgnoreCase("chunked")) {
      return Optional.of("the body has another coding than chunked");
    }
    if (cookies(headers) > MOST_COOKIES) {
      return Optional.of("there are more than " + MOST_COOKIES + " cookies");
    }
    if (headers.count(Headers.HOST) > 1) {
      return Optional.of("the Host is said twice");
    }
    boolean named =
        trusted
            || keeper.config().publicUrl().isPresent()
            || HostName.isOurs(exchange, keeper.network().hosts());
    return named
        ? Optional.empty()
        : Optional.of(
            "the Host is not one of this service: its operator sets VOSPACE_PUBLIC_URL or"
                + " VOSPACE_HOSTS");
  }

  private static long cookies(HeaderMap headers) {
    return headers.contains(Headers.COOKIE)
        ? headers.get(Headers.COOKIE).stream().mapToLong(c -> c.split(";").length).sum()
        : 0;
  }
}
