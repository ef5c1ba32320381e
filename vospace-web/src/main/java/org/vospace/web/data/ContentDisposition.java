package org.vospace.web.data;

import java.util.Locale;
import java.util.Set;
import org.vospace.model.PercentEncoding;

/** The header that tells a browser the node's name (RFC 6266, RFC 8187). */
final class ContentDisposition {
  /** What a browser can show but not run; anything else is saved. */
  private static final Set<String> HARMLESS =
      Set.of(
          "image/png",
          "image/jpeg",
          "image/gif",
          "image/webp",
          "image/fits",
          "application/fits",
          "text/plain",
          "text/csv");

  private ContentDisposition() {}

  /**
   * @param mediaType {@code null} when unknown
   */
  static String of(String name, String mediaType) {
    StringBuilder plain = new StringBuilder();
    name.codePoints()
        .forEach(
            c ->
                plain.append(
                    c > 0x1F && c < 0x7F && c != '"' && c != '\\' && c != '%' ? (char) c : '_'));
    return (isHarmless(mediaType) ? "inline" : "attachment")
        + "; filename=\""
        + plain
        + "\"; filename*=UTF-8''"
        + PercentEncoding.encode(name);
  }

  private static boolean isHarmless(String mediaType) {
    return mediaType != null
        && HARMLESS.contains(mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
  }
}
