package org.vospace.web.tokens;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.vospace.access.Scope;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.model.InvalidUriException;
import org.vospace.model.NodePath;
import org.vospace.model.VosUri;
import org.vospace.web.RequestDocument;

/**
 * What somebody who wants a token asks for, in a form or as JSON; the case of names does not
 * matter.
 *
 * @param scope the whole space for reading and writing, when nothing is said
 * @param lifetime one hour, when nothing is said
 */
record TokenRequest(Scope scope, Duration lifetime) {
  private static final int LONGEST_BODY = 16_384;
  private static final Duration USUAL = Duration.ofHours(1);

  /**
   * @param authority of the space
   * @throws VospaceException InvalidArgument, InvalidURI
   */
  static TokenRequest of(HttpServletRequest request, String authority) {
    Map<String, String> asked =
        RequestDocument.mediaType(request).equals("application/json")
            ? TokenJson.read(body(request))
            : form(request);
    Scope scope =
        new Scope(
            subtree(asked.getOrDefault("SUBTREE", "/"), authority),
            writes(asked.getOrDefault("OPERATIONS", "write")));
    return new TokenRequest(scope, lifetime(asked.get("LIFETIME")));
  }

  private static byte[] body(HttpServletRequest request) {
    try {
      byte[] body = request.getInputStream().readNBytes(LONGEST_BODY + 1);
      if (body.length > LONGEST_BODY) {
        throw new VospaceException(
            Fault.REQUEST_ENTITY_TOO_LARGE, "more than " + LONGEST_BODY + " bytes");
      }
      return body;
    } catch (IOException e) {
      throw new VospaceException(Fault.INVALID_ARGUMENT, "the body breaks off", e);
    }
  }

  private static Map<String, String> form(HttpServletRequest request) {
    Map<String, String> members = new TreeMap<>();
    request
        .getParameterMap()
        .forEach(
            (name, values) -> {
              if (values.length > 1
                  || members.put(name.toUpperCase(Locale.ROOT), values[0]) != null) {
                throw new VospaceException(
                    Fault.INVALID_ARGUMENT, "a parameter is given more than once");
              }
            });
    return members;
  }

  private static NodePath subtree(String text, String authority) {
    try {
      if (text.startsWith("/")) {
        return NodePath.parse(text);
      }
      VosUri uri = VosUri.parse(text);
      if (uri.authority().equals(VosUri.normalise(authority))) {
        return uri.path();
      }
    } catch (InvalidUriException e) {
      throw new VospaceException(Fault.INVALID_URI, "SUBTREE " + e.getMessage(), e);
    }
    throw new VospaceException(Fault.INVALID_URI, "SUBTREE is of another space");
  }

  private static boolean writes(String operations) {
    return switch (operations.strip().toLowerCase(Locale.ROOT)) {
      case "read" -> false;
      case "write" -> true;
      default -> throw new VospaceException(Fault.INVALID_ARGUMENT, "OPERATIONS is read or write");
    };
  }

  private static Duration lifetime(String text) {
    if (text == null) {
      return USUAL;
    }
    try {
      return text.strip().startsWith("P")
          ? Duration.parse(text.strip())
          : Duration.ofSeconds(Long.parseLong(text.strip()));
    } catch (DateTimeParseException | ArithmeticException | NumberFormatException e) {
      throw new VospaceException(
          Fault.INVALID_ARGUMENT, "LIFETIME is a number of seconds or as in PT1H", e);
    }
  }
}
