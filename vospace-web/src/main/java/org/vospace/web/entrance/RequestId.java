package org.vospace.web.entrance;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HttpString;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** The number of a request in the logs: a named proxy may have given it, a client may not. */
final class RequestId {
  static final HttpString HEADER = new HttpString("X-Request-Id");

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private RequestId() {}

  static String of(HttpServerExchange exchange, boolean trusted) {
    String given = exchange.getRequestHeaders().getFirst(HEADER);
    if (trusted && given != null && FORM.matcher(given).matches()) {
      return given;
    }
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return Long.toUnsignedString(random.nextLong(), Character.MAX_RADIX)
        + Long.toUnsignedString(random.nextLong(), Character.MAX_RADIX);
  }
}
