package org.vospace.content;

import java.util.OptionalLong;

/**
 * What is known of bytes before they come.
 *
 * @param length in bytes, when announced
 * @param contentType media type; {@code null} when unknown
 */
public record Incoming(OptionalLong length, String contentType) {
  /** Bytes of which nothing is known. */
  public static final Incoming UNKNOWN = new Incoming(OptionalLong.empty(), null);

  /** Bytes of a known number. */
  public static Incoming of(long length) {
    return new Incoming(OptionalLong.of(length), null);
  }
}
