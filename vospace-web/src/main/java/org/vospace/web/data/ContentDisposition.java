package org.vospace.web.data;

import org.vospace.model.PercentEncoding;

/** The header that makes a browser save bytes under the node's name (RFC 6266, RFC 8187). */
final class ContentDisposition {
  private ContentDisposition() {}

  static String attachment(String name) {
    StringBuilder plain = new StringBuilder();
    name.codePoints()
        .forEach(
            c ->
                plain.append(
                    c > 0x1F && c < 0x7F && c != '"' && c != '\\' && c != '%' ? (char) c : '_'));
    return "attachment; filename=\""
        + plain
        + "\"; filename*=UTF-8''"
        + PercentEncoding.encode(name);
  }
}
