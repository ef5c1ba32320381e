package org.vospace.web.entrance;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.vospace.access.Caller;
import org.vospace.fault.Fault;
import org.vospace.web.auth.CurrentCaller;
import org.vospace.web.fault.NotedFault;

/** No identity holds more threads than its share, from however many addresses. */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class ShareOfUser extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final String BODY =
      Fault.SERVICE_BUSY.faultName() + " too many requests of yours are under way";

  @Inject private transient Doorkeeper keeper;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Caller caller = CurrentCaller.of(request);
    if (caller.isAnonymous()) {
      chain.doFilter(request, response);
      return;
    }
    if (!keeper.users().enter(caller.name(), keeper.network().requestsPerUser())) {
      refuse(request, response);
      return;
    }
    try {
      chain.doFilter(request, response);
    } finally {
      keeper.users().leave(caller.name());
    }
  }

  /** ServiceBusy, with a hint to come again soon. */
  static void refuse(ServletRequest request, ServletResponse response) throws IOException {
    byte[] body = BODY.getBytes(StandardCharsets.UTF_8);
    NotedFault.note(request, BODY);
    HttpServletResponse answer = (HttpServletResponse) response;
    answer.setStatus(Fault.SERVICE_BUSY.status());
    answer.setContentType("text/plain");
    answer.setHeader("Retry-After", "1");
    answer.setHeader("Cache-Control", "no-store");
    answer.setContentLength(body.length);
    answer.getOutputStream().write(body);
  }
}
