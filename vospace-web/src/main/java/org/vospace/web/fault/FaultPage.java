package org.vospace.web.fault;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.vospace.fault.Fault;
import org.vospace.model.InvalidUriException;
import org.vospace.model.NodePath;

/** What the container itself refuses, as a fault in place of the container's page. */
@WebServlet(FaultPage.PATH)
public class FaultPage extends HttpServlet {
  /** Where the deployment descriptor sends errors; nothing answers there otherwise. */
  static final String PATH = "/fault";

  private static final long serialVersionUID = 1L;
  private static final String NODES = "/nodes";

  private static final String REASON = FaultPage.class.getName() + ".reason";

  /** Says why the container will refuse the request. */
  public static void explain(HttpServletRequest request, String reason) {
    request.setAttribute(REASON, reason);
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean dispatched =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer;
    int status =
        dispatched
            ? (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE)
            : HttpServletResponse.SC_NOT_FOUND;
    String text = body(status, request);
    NotedFault.note(request, text);
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    response.setContentType("text/plain");
    response.setHeader("Cache-Control", "no-store");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private static String body(int status, HttpServletRequest request) {
    return switch (status) {
      case HttpServletResponse.SC_BAD_REQUEST -> badRequest(request);
      case HttpServletResponse.SC_UNAUTHORIZED, HttpServletResponse.SC_FORBIDDEN ->
          Fault.PERMISSION_DENIED.faultName()
              + " "
              + reason(request, "the request is not permitted");
      case HttpServletResponse.SC_NOT_FOUND -> "NotFound";
      case HttpServletResponse.SC_METHOD_NOT_ALLOWED -> "MethodNotAllowed";
      case HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE ->
          Fault.REQUEST_ENTITY_TOO_LARGE.faultName() + " the request is too large";
      case HttpServletResponse.SC_SERVICE_UNAVAILABLE ->
          Fault.SERVICE_BUSY.faultName()
              + " "
              + reason(request, "the service cannot serve just now");
      default ->
          status < HttpServletResponse.SC_INTERNAL_SERVER_ERROR
              ? Fault.INVALID_ARGUMENT.faultName() + " the request cannot be understood"
              : Fault.INTERNAL_FAULT.faultName() + " the service is out of order";
    };
  }

  private static String reason(HttpServletRequest request, String usual) {
    return request.getAttribute(REASON) instanceof String reason ? reason : usual;
  }

  /** A path that is no name of a node is what the framework stumbles over. */
  private static String badRequest(HttpServletRequest request) {
    Object uri = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    String prefix = request.getContextPath() + NODES;
    if (uri instanceof String url && url.startsWith(prefix)) {
      try {
        NodePath.parse(url.substring(prefix.length()));
      } catch (InvalidUriException e) {
        return Fault.INVALID_URI.faultName() + " the path " + e.getMessage();
      }
    }
    return Fault.INVALID_ARGUMENT.faultName() + " the request cannot be understood";
  }
}
