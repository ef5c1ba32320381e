package org.vospace.model;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Instants as text: UTC with exactly milliseconds and {@code Z}, which every known reader takes
 * (xs:dateTime; UWS 1.1 §2.2.1). A formatter of the JDK is a tenth of the work of a long listing.
 */
public final class Instants {
  private Instants() {}

  /** An instant as {@code 2026-01-02T03:04:05.678Z}; what is below a millisecond is cut off. */
  public static String text(Instant instant) {
    OffsetDateTime time = instant.atOffset(ZoneOffset.UTC);
    StringBuilder text = new StringBuilder(24);
    padded(text, time.getYear(), 4).append('-');
    padded(text, time.getMonthValue(), 2).append('-');
    padded(text, time.getDayOfMonth(), 2).append('T');
    padded(text, time.getHour(), 2).append(':');
    padded(text, time.getMinute(), 2).append(':');
    padded(text, time.getSecond(), 2).append('.');
    return padded(text, time.getNano() / 1_000_000, 3).append('Z').toString();
  }

  private static StringBuilder padded(StringBuilder text, int number, int digits) {
    String plain = Integer.toString(Math.abs(number));
    if (number < 0) {
      text.append('-');
    }
    return text.append("0".repeat(Math.max(0, digits - plain.length()))).append(plain);
  }
}
