package org.vospace.web.data;

import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.vospace.access.Caller;
import org.vospace.content.Content;
import org.vospace.model.NodePath;
import org.vospace.transfer.FileService;
import org.vospace.web.auth.Challenges;
import org.vospace.web.auth.CurrentCaller;
import org.vospace.web.fault.FaultAnswer;
import org.vospace.web.fault.FaultResponse;

/**
 * The bytes of a node under its path, for callers with credentials of their own: {@code
 * ivo://ivoa.net/std/VOSpace#files-proto}.
 */
@WebServlet("/files/*")
public class FilesServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final String PREFIX = "/files";
  private static final String METHODS = "GET, HEAD, OPTIONS";

  @EJB private transient FileService files;
  @Inject private transient Challenges challenges;
  @Inject private transient Delivery delivery;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    SecurityHeaders.set(response);
    try {
      switch (request.getMethod()) {
        case "GET", "HEAD" -> {
          Caller caller = CurrentCaller.of(request);
          Content content = files.content(caller, path(request));
          delivery.serve(content, null, request, response);
        }
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
      if (!response.isCommitted()) {
        FaultResponse.send(
            FaultAnswer.of(e),
            CurrentCaller.of(request),
            challenges.of(request),
            request,
            response);
      }
    }
  }

  /** From the URL as it was sent: what the container decodes may no longer be told apart. */
  private static NodePath path(HttpServletRequest request) {
    String url = request.getRequestURI();
    return NodePath.parse(url.substring(url.indexOf(PREFIX) + PREFIX.length()));
  }
}
