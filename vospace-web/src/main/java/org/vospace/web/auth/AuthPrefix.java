package org.vospace.web.auth;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import jakarta.servlet.ServletContext;

/**
 * Serves {@code /auth/…} as the same resources as {@code /…}: there older clients look for what
 * needs a password, and rewrite a {@code Location} themselves. The path is cut before anything
 * looks at it, in its encoded form too, which a forward within the application would lose.
 */
public final class AuthPrefix implements ServletExtension {
  private static final String PREFIX = "/auth";

  @Override
  public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
    deployment.addInitialHandlerChainWrapper(AuthPrefix::cutting);
  }

  private static HttpHandler cutting(HttpHandler next) {
    return exchange -> {
      String begin = exchange.getResolvedPath() + PREFIX + "/";
      if (exchange.getRequestURI().startsWith(begin)
          && exchange.getRelativePath().startsWith(PREFIX + "/")) {
        cut(exchange);
      }
      next.handleRequest(exchange);
    };
  }

  private static void cut(HttpServerExchange exchange) {
    String context = exchange.getResolvedPath();
    int length = context.length() + PREFIX.length();
    exchange.setRequestURI(context + exchange.getRequestURI().substring(length));
    exchange.setRequestPath(context + exchange.getRequestPath().substring(length));
    exchange.setRelativePath(exchange.getRelativePath().substring(PREFIX.length()));
  }
}
