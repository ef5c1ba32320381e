package org.vospace.web.entrance;

import io.undertow.server.HttpServerExchange;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.vospace.config.VospaceConfig;
import org.vospace.model.Direction;

/**
 * What a refused request asked for, as far as its line and its query tell. What follows {@code
 * /data} is a token, and is told to nobody.
 *
 * @param operation in the standard's words where it has one
 * @param path below the endpoint, as sent; empty when there is none
 * @param target the node that a parameter names; {@code null} for none
 */
record RequestedOperation(String operation, String path, String target) {
  private static final Pattern JOB = Pattern.compile("[0-9a-z]{1,32}");

  static RequestedOperation of(HttpServerExchange exchange) {
    String uri = exchange.getRequestURI();
    String context = exchange.getResolvedPath();
    int start = uri.indexOf(context + "/");
    String path = start < 0 ? "/" : uri.substring(start + context.length());
    int end = path.indexOf('/', 1);
    String endpoint = path.substring(1, end < 0 ? path.length() : end);
    String below = end < 0 ? "" : path.substring(end);
    String method = exchange.getRequestMethod().toString();
    return switch (endpoint) {
      case "nodes" -> new RequestedOperation(onNode(method), below, null);
      case "transfers" -> new RequestedOperation(onJob(method, below), below, null);
      case "users" ->
          new RequestedOperation(method.equals("POST") ? "setProfile" : "getProfile", "", null);
      case "data" -> new RequestedOperation(onData(method), "", null);
      case "synctrans" ->
          new RequestedOperation(
              parameter(exchange, "DIRECTION")
                  .flatMap(Direction::ofKeyword)
                  .map(Direction::keyword)
                  .orElse(endpoint),
              "",
              parameter(exchange, "TARGET").orElse(null));
      default -> new RequestedOperation(method + " /" + endpoint, "", null);
    };
  }

  /** The node; {@code null} when none was named. */
  String node(VospaceConfig config) {
    boolean onNode = operation.endsWith("Node");
    return onNode ? "vos://" + config.authority() + path : target;
  }

  /** The job; {@code null} when none was named. */
  String job() {
    String[] parts = path.split("/", 3);
    return !operation.endsWith("Node") && parts.length > 1 && JOB.matcher(parts[1]).matches()
        ? parts[1]
        : null;
  }

  private static String onNode(String method) {
    return switch (method) {
      case "PUT" -> "createNode";
      case "POST" -> "setNode";
      case "DELETE" -> "deleteNode";
      default -> "getNode";
    };
  }

  private static String onJob(String method, String below) {
    return switch (method) {
      case "POST" -> below.isEmpty() ? "createJob" : "changeJob";
      case "DELETE" -> "deleteJob";
      default -> "getJob";
    };
  }

  private static String onData(String method) {
    return (method.equals("PUT") ? Direction.PUSH_TO_VOSPACE : Direction.PULL_FROM_VOSPACE)
        .keyword();
  }

  private static Optional<String> parameter(HttpServerExchange exchange, String name) {
    for (Map.Entry<String, Deque<String>> entry : exchange.getQueryParameters().entrySet()) {
      if (entry.getKey().equalsIgnoreCase(name) && !entry.getValue().isEmpty()) {
        return Optional.of(entry.getValue().getFirst());
      }
    }
    return Optional.empty();
  }
}
