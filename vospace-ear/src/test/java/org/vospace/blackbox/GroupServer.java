package org.vospace.blackbox;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Speaks the search of IVOA GMS 1.0. */
final class GroupServer {
  static final String AUTHORIZATION = "Bearer of-the-service";

  private final Map<String, List<String>> members = new ConcurrentHashMap<>();
  private final int port;
  private HttpServer server;

  GroupServer() {
    start(0);
    port = server.getAddress().getPort();
  }

  String address() {
    return "http://127.0.0.1:" + port + "/gms";
  }

  void set(String user, String... groups) {
    members.put(user, List.of(groups));
  }

  void start() {
    start(port);
  }

  void stop() {
    server.stop(0);
  }

  private void start(int on) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), on), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/gms/search",
        exchange -> {
          String user = exchange.getRequestURI().getQuery().replace("user=", "");
          boolean known =
              AUTHORIZATION.equals(exchange.getRequestHeaders().getFirst("Authorization"));
          byte[] body =
              String.join("\n", members.getOrDefault(user, List.of()))
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(known ? 200 : 401, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }
}
