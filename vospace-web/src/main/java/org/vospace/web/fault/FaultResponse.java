package org.vospace.web.fault;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.vospace.access.Caller;
import org.vospace.fault.Fault;

/** Sends faults where there is no REST framework. */
public final class FaultResponse {
  private FaultResponse() {}

  /** To somebody who cannot authenticate there. */
  public static void send(
      FaultAnswer answer, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    send(answer.status(), answer.body(), request, response);
  }

  /**
   * To a caller whom other credentials may help (AMB-21).
   *
   * @param challenges the ways in, for an anonymous caller
   */
  public static void send(
      FaultAnswer answer,
      Caller caller,
      List<String> challenges,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    if (caller.isAnonymous()
        && answer.status() == Fault.PERMISSION_DENIED.status()
        && answer.body().startsWith(Fault.PERMISSION_DENIED.faultName())) {
      challenges.forEach(challenge -> response.addHeader("WWW-Authenticate", challenge));
      send(HttpServletResponse.SC_UNAUTHORIZED, answer.body(), request, response);
    } else {
      send(answer, request, response);
    }
  }

  private static void send(
      int status, String text, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    NotedFault.note(request, text);
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    response.resetBuffer();
    response.setStatus(status);
    response.setContentType("text/plain");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
