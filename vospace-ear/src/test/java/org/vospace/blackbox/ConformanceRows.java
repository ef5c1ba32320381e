package org.vospace.blackbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rows of the conformance table.
 *
 * @param levels MUST, SHOULD or MAY by identifier, in the order of the table
 * @param reasons why a row, or a group as {@code XX-*}, has no test yet
 */
record ConformanceRows(Map<String, String> levels, Map<String, String> reasons) {
  private static final Pattern LEADING = Pattern.compile("^(?:[A-Z]{1,2}-\\d{2}(?:,? |$))+");
  private static final Pattern ROW = Pattern.compile("[A-Z]{1,2}-\\d{2}");

  static ConformanceRows load() {
    return new ConformanceRows(
        read("/conformance-rows.properties"), read("/coverage-exceptions.properties"));
  }

  /** The rows with which the display name of a test begins. */
  static List<String> namedIn(String displayName) {
    Matcher leading = LEADING.matcher(displayName);
    return leading.find()
        ? ROW.matcher(leading.group()).results().map(row -> row.group()).toList()
        : List.of();
  }

  static String group(String row) {
    return row.substring(0, row.indexOf('-'));
  }

  List<String> groups() {
    return levels.keySet().stream().map(ConformanceRows::group).distinct().toList();
  }

  List<String> of(String group) {
    return levels.keySet().stream().filter(row -> group(row).equals(group)).toList();
  }

  Optional<String> reason(String row) {
    return Optional.ofNullable(reasons.getOrDefault(row, reasons.get(group(row) + "-*")));
  }

  private static Map<String, String> read(String resource) {
    try (InputStream stream = ConformanceRows.class.getResourceAsStream(resource)) {
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      Map<String, String> entries = new LinkedHashMap<>();
      Arrays.stream(text.split("\n"))
          .filter(line -> line.contains("=") && !line.startsWith("#"))
          .map(line -> line.split("=", 2))
          .forEach(pair -> entries.put(pair[0].strip(), pair[1].strip()));
      return entries;
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }
}
