package org.vospace.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/**
 * Every resource has one form, so there is nothing to negotiate, and what a client accepts is not
 * looked at (RFC 9110 §12.1 allows it): a client with an odd {@code Accept} is served too.
 */
@WebFilter(servletNames = OneForm.RESOURCES, asyncSupported = true)
public class OneForm extends HttpFilter {
  /** The servlet under which Jakarta RESTful Web Services runs the application. */
  static final String RESOURCES = "org.vospace.web.VospaceApplication";

  private static final long serialVersionUID = 1L;
  private static final String ACCEPT = "Accept";

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    chain.doFilter(new WithoutAccept(request), response);
  }

  /** The request without that header. */
  private static final class WithoutAccept extends HttpServletRequestWrapper {
    WithoutAccept(HttpServletRequest request) {
      super(request);
    }

    @Override
    public String getHeader(String name) {
      return ACCEPT.equalsIgnoreCase(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
      return ACCEPT.equalsIgnoreCase(name)
          ? Collections.emptyEnumeration()
          : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
      List<String> names = Collections.list(super.getHeaderNames());
      names.removeIf(ACCEPT::equalsIgnoreCase);
      return Collections.enumeration(names);
    }
  }
}
