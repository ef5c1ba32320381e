package org.vospace.web.data;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.regex.Pattern;
import org.vospace.content.Media;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;

/** What an upload says of its bytes. */
final class MediaHeaders {
  private static final int LONGEST_TYPE = 255;
  private static final Pattern CODINGS =
      Pattern.compile(
          "[A-Za-z0-9!#$%&'*+.^_`|~-]{1,32}(\\s*,\\s*[A-Za-z0-9!#$%&'*+.^_`|~-]{1,32}){0,5}");

  private MediaHeaders() {}

  /**
   * @throws VospaceException InvalidArgument when the coding cannot be one
   */
  static Media of(HttpServletRequest request) {
    return new Media(type(request.getContentType()), coding(request.getHeader("Content-Encoding")));
  }

  /** A media type that cannot be repeated in a header is not known. */
  private static String type(String type) {
    return type == null
            || type.length() > LONGEST_TYPE
            || type.chars().anyMatch(c -> c < ' ' || c > '~')
        ? null
        : type;
  }

  private static String coding(String coding) {
    if (coding == null || coding.strip().toLowerCase(Locale.ROOT).equals("identity")) {
      return null;
    }
    if (!CODINGS.matcher(coding.strip()).matches()) {
      throw new VospaceException(Fault.INVALID_ARGUMENT, "Content-Encoding is no list of codings");
    }
    return coding.strip();
  }
}
