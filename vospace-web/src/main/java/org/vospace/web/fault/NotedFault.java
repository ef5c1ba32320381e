package org.vospace.web.fault;

import jakarta.servlet.ServletRequest;

/** The name of the fault with which a request was answered, for the audit. */
public final class NotedFault {
  private static final String ATTRIBUTE = NotedFault.class.getName();

  private NotedFault() {}

  /**
   * @param body of the answer, which begins with the name
   */
  public static void note(ServletRequest request, String body) {
    request.setAttribute(ATTRIBUTE, body.strip().split("\\s", 2)[0]);
  }

  /** The name; {@code null} when none was noted. */
  public static String of(ServletRequest request) {
    return (String) request.getAttribute(ATTRIBUTE);
  }
}
