package org.vospace.web.entrance;

import io.undertow.server.HttpServerExchange;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The Host of a request becomes part of the addresses in the answer, so without a configured public
 * address it must be one that is known to be this service's.
 */
final class HostName {
  private static final Pattern LITERAL = Pattern.compile("[0-9.]+|\\[[0-9a-fA-F:.]+]");

  private HostName() {}

  /** Whether the Host is this machine as the request reached it, or one of the names. */
  static boolean isOurs(HttpServerExchange exchange, Set<String> names) {
    String host = exchange.getHostName();
    if (host == null || host.isEmpty()) {
      return true;
    }
    String lower = host.toLowerCase(Locale.ROOT);
    if (names.contains(lower)) {
      return true;
    }
    InetAddress own = exchange.getDestinationAddress().getAddress();
    if (lower.equals("localhost")) {
      return own.isLoopbackAddress();
    }
    return isLiteral(host) && own.equals(address(host));
  }

  private static boolean isLiteral(String host) {
    return LITERAL.matcher(host).matches() || host.indexOf(':') >= 0;
  }

  /** The address that a literal is; {@code null} for none. A literal is not looked up anywhere. */
  static InetAddress address(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (UnknownHostException e) {
      return null;
    }
  }
}
