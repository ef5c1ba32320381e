package org.vospace.web.entrance;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vospace.config.NetworkConfig;

/**
 * What proxies say of a client ({@code Forwarded}, RFC 7239, or {@code X-Forwarded-*}), believed of
 * those that the operator named. The list is read from its end, which the nearest proxy wrote, as
 * far as named proxies lead; what is before that the client may have made up.
 */
final class Forwarding {
  private static final HttpString FORWARDED = new HttpString("Forwarded");
  private static final HttpString FOR = new HttpString("X-Forwarded-For");
  private static final HttpString PROTO = new HttpString("X-Forwarded-Proto");
  private static final HttpString HOST = new HttpString("X-Forwarded-Host");
  private static final HttpString PORT = new HttpString("X-Forwarded-Port");
  private static final Pattern PAIR =
      Pattern.compile("(?i)(for|proto|host)\\s*=\\s*(?:\"([^\"]*)\"|([^;,\\s]*))");
  private static final Pattern ADDRESS =
      Pattern.compile("([0-9.]+|[0-9a-fA-F:.]+|\\[[0-9a-fA-F:.]+])");
  private static final Pattern NAME =
      Pattern.compile("([A-Za-z0-9.-]{1,253}|\\[[0-9a-fA-F:.]{2,45}])(:\\d{1,5})?");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,5}");

  private Forwarding() {}

  /**
   * Makes the request that of the client behind a named proxy; removes what anybody else says.
   *
   * @return whether a named proxy sent it
   */
  static boolean apply(HttpServerExchange exchange, NetworkConfig network) {
    HeaderMap headers = exchange.getRequestHeaders();
    InetAddress peer = exchange.getSourceAddress().getAddress();
    boolean trusted = network.trusts(peer);
    if (trusted) {
      boolean standard = headers.contains(FORWARDED);
      List<String> clients = standard ? pairs(headers, "for") : list(headers, FOR);
      exchange.setSourceAddress(
          new InetSocketAddress(
              client(peer, clients, network), exchange.getSourceAddress().getPort()));
      scheme(exchange, last(standard ? pairs(headers, "proto") : list(headers, PROTO)));
      host(
          exchange,
          last(standard ? pairs(headers, "host") : list(headers, HOST)),
          standard ? null : last(list(headers, PORT)));
    }
    for (HttpString name : List.of(FORWARDED, FOR, PROTO, HOST, PORT)) {
      headers.remove(name);
    }
    return trusted;
  }

  /** The address of the client as text. */
  static String client(HttpServerExchange exchange) {
    return exchange.getSourceAddress().getAddress().getHostAddress();
  }

  private static InetAddress client(InetAddress peer, List<String> clients, NetworkConfig network) {
    InetAddress client = peer;
    for (int i = clients.size() - 1; i >= 0 && network.trusts(client); i--) {
      InetAddress before = address(clients.get(i));
      if (before == null) {
        return client;
      }
      client = before;
    }
    return client;
  }

  /** An address, perhaps with a port; {@code null} for what names nobody. */
  private static InetAddress address(String text) {
    String literal = text.strip();
    if (literal.startsWith("[")) {
      literal = literal.substring(0, literal.indexOf(']') + 1);
    } else if (literal.indexOf(':') == literal.lastIndexOf(':') && literal.contains(":")) {
      literal = literal.substring(0, literal.indexOf(':'));
    }
    return ADDRESS.matcher(literal).matches() ? HostName.address(literal) : null;
  }

  private static void scheme(HttpServerExchange exchange, String scheme) {
    String lower = scheme == null ? "" : scheme.toLowerCase(Locale.ROOT);
    if (lower.equals("https") || lower.equals("http")) {
      exchange.setRequestScheme(lower);
    }
  }

  private static void host(HttpServerExchange exchange, String host, String port) {
    if (host != null && NAME.matcher(host).matches()) {
      boolean bare = !host.matches(".*:\\d{1,5}") || host.endsWith("]");
      boolean add = bare && port != null && NUMBER.matcher(port).matches();
      exchange.getRequestHeaders().put(Headers.HOST, add ? host + ":" + port : host);
    }
  }

  private static List<String> list(HeaderMap headers, HttpString name) {
    HeaderValues values = headers.get(name);
    List<String> list = new ArrayList<>();
    if (values != null) {
      for (String value : values) {
        for (String part : value.split(",")) {
          list.add(part.strip());
        }
      }
    }
    return list;
  }

  private static List<String> pairs(HeaderMap headers, String key) {
    String value = String.join(",", headers.get(FORWARDED));
    // Of the scheme and the host only the nearest proxy's word counts, so none when it is silent.
    String told = key.equals("for") ? value : value.substring(value.lastIndexOf(',') + 1);
    List<String> list = new ArrayList<>();
    Matcher pair = PAIR.matcher(told);
    while (pair.find()) {
      if (pair.group(1).equalsIgnoreCase(key)) {
        list.add(pair.group(2) != null ? pair.group(2) : pair.group(3));
      }
    }
    return list;
  }

  private static String last(List<String> list) {
    return list.isEmpty() ? null : list.get(list.size() - 1);
  }
}
