package org.vospace.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;

/** The document in the body of a request. */
public final class RequestDocument {
  private RequestDocument() {}

  /**
   * The body, if it can be XML: {@code text/xml}, {@code application/xml}, or not said.
   *
   * @throws VospaceException InvalidArgument for another media type
   */
  public static InputStream body(HttpServletRequest request) {
    String type = mediaType(request);
    if (!type.isEmpty() && !type.endsWith("/xml") && !type.endsWith("+xml")) {
      throw new VospaceException(
          Fault.INVALID_ARGUMENT, "Content-Type=" + type.replaceAll("[^a-z0-9/.+-]", "?"));
    }
    try {
      return request.getInputStream();
    } catch (IOException e) {
      throw new VospaceException(Fault.INVALID_ARGUMENT, "the document breaks off", e);
    }
  }

  /** The media type of the body without parameters, in small letters; empty when not said. */
  public static String mediaType(HttpServletRequest request) {
    String type = request.getContentType();
    return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  /** The charset of the media type; {@code null} when not said. */
  public static String charset(HttpServletRequest request) {
    String type = request.getContentType();
    if (type == null) {
      return null;
    }
    for (String parameter : type.split(";")) {
      String[] pair = parameter.split("=", 2);
      if (pair.length == 2 && pair[0].strip().equalsIgnoreCase("charset")) {
        return pair[1].strip().replace("\"", "");
      }
    }
    return null;
  }
}
