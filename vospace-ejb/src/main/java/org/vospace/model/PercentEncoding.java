package org.vospace.model;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Percent-encoding of names as RFC 3986 §2 has it, strict in both directions. */
public final class PercentEncoding {
  private static final String HEX = "0123456789ABCDEF";

  private PercentEncoding() {}

  /** Encodes everything but the unreserved characters, so that no reader can mistake a name. */
  public static String encode(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    if (isPlain(bytes)) {
      return name;
    }
    StringBuilder encoded = new StringBuilder(bytes.length + 16);
    for (byte b : bytes) {
      if (isUnreserved(b)) {
        encoded.append((char) b);
      } else {
        encoded.append('%').append(HEX.charAt((b >> 4) & 15)).append(HEX.charAt(b & 15));
      }
    }
    return encoded.toString();
  }

  /**
   * Decodes one segment; a plus sign is a plus sign.
   *
   * @throws InvalidUriException on a broken escape or bytes that are not UTF-8
   */
  public static String decode(String encoded) {
    if (encoded.indexOf('%') < 0) {
      return encoded;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
    for (int i = 0; i < encoded.length(); ) {
      if (encoded.charAt(i) == '%') {
        bytes.write(escaped(encoded, i));
        i += 3;
      } else {
        int end = encoded.indexOf('%', i);
        String plain = encoded.substring(i, end < 0 ? encoded.length() : end);
        bytes.writeBytes(plain.getBytes(StandardCharsets.UTF_8));
        i += plain.length();
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      throw new InvalidUriException(encoded, "is not percent-encoded UTF-8");
    }
  }

  private static int escaped(String encoded, int at) {
    int high = at + 2 < encoded.length() ? Character.digit(encoded.charAt(at + 1), 16) : -1;
    int low = at + 2 < encoded.length() ? Character.digit(encoded.charAt(at + 2), 16) : -1;
    if (high < 0 || low < 0) {
      throw new InvalidUriException(encoded, "has a broken percent escape");
    }
    return high << 4 | low;
  }

  private static boolean isPlain(byte[] bytes) {
    for (byte b : bytes) {
      if (!isUnreserved(b)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isUnreserved(byte b) {
    return b >= 'a' && b <= 'z'
        || b >= 'A' && b <= 'Z'
        || b >= '0' && b <= '9'
        || b == '-'
        || b == '.'
        || b == '_'
        || b == '~';
  }
}
