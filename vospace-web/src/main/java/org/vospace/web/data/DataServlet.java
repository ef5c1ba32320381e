package org.vospace.web.data;

import io.undertow.servlet.handlers.ServletRequestContext;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.vospace.web.fault.FaultAnswer;
import org.vospace.web.fault.FaultResponse;

/**
 * The endpoints of transfers. The token in the path carries the whole decision (design: no session,
 * no credentials), so nothing of the path may reach a log.
 */
@WebServlet(value = "/data/*", asyncSupported = true)
public class DataServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final String METHODS = "GET, HEAD, OPTIONS, PUT";

  @Inject private transient Upload upload;
  @Inject private transient Download download;

  /** Faults become answers; none may leave, because the container would log the path. */
  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    SecurityHeaders.set(response);
    try {
      switch (request.getMethod()) {
        case "GET", "HEAD" -> download.serve(token(request), request, response);
        case "PUT" -> upload.take(token(request), request);
        case "OPTIONS" -> {
          response.setHeader("Allow", METHODS);
          response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        }
        default -> {
          response.setHeader("Allow", METHODS);
          FaultResponse.send(new FaultAnswer(405, "MethodNotAllowed"), request, response);
        }
      }
    } catch (RuntimeException e) {
      if (request.getMethod().equals("PUT")) {
        Refusal.send(FaultAnswer.of(e), ServletRequestContext.requireCurrent().getExchange());
      } else if (!response.isCommitted()) {
        FaultResponse.send(FaultAnswer.of(e), request, response);
      }
    }
  }

  /** The first segment; a file name may follow. */
  private static String token(HttpServletRequest request) {
    String path = request.getPathInfo();
    if (path == null) {
      return "";
    }
    int end = path.indexOf('/', 1);
    return path.substring(1, end < 0 ? path.length() : end);
  }
}
