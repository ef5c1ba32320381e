package org.vospace.audit;

import java.time.Instant;
import org.vospace.model.Instants;

/**
 * One JSON object on one line, of printable ASCII: what could end the line, move a cursor or turn
 * the direction of writing is escaped. What is empty is left out.
 */
final class JsonLine {
  private static final int LONGEST = 4_096;

  private final StringBuilder line = new StringBuilder(256).append('{');

  JsonLine add(String name, String text) {
    if (text == null || text.isEmpty()) {
      return this;
    }
    name(name).append('"');
    int end = Math.min(text.length(), LONGEST);
    for (int i = 0; i < end; i++) {
      append(text.charAt(i));
    }
    if (end < text.length()) {
      append('…');
    }
    line.append('"');
    return this;
  }

  JsonLine add(String name, Long number) {
    if (number != null) {
      name(name).append(number.longValue());
    }
    return this;
  }

  JsonLine add(String name, Instant time) {
    return add(name, Instants.text(time));
  }

  String end() {
    return line.append('}').toString();
  }

  private StringBuilder name(String name) {
    if (line.length() > 1) {
      line.append(',');
    }
    return line.append('"').append(name).append("\":");
  }

  private void append(char c) {
    if (c == '"' || c == '\\') {
      line.append('\\').append(c);
    } else if (c < ' ' || c > '~') {
      line.append(String.format("\\u%04x", (int) c));
    } else {
      line.append(c);
    }
  }
}
