package org.vospace.web.data;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vospace.storage.ByteRange;

/** What the header Range asks for (RFC 9110 §14.1.2, §14.2). */
sealed interface RequestedRanges {
  /** The header is to be ignored: there is none, it is malformed, or its unit is unknown. */
  record Whole() implements RequestedRanges {}

  /**
   * Parts, at least one, none of which overlaps or touches another, in the order of the request.
   *
   * @param ranges within the length
   */
  record Parts(List<ByteRange> ranges) implements RequestedRanges {
    public Parts {
      ranges = List.copyOf(ranges);
    }
  }

  /** No range has a byte in it, or there are more than anybody needs. */
  record Unsatisfiable() implements RequestedRanges {}

  /** The most ranges of one request; each is a part of the answer that must be made up. */
  int MOST = 32;

  /**
   * @param header {@code null} when there is none
   * @param length of the whole, in bytes
   */
  static RequestedRanges parse(String header, long length) {
    if (header == null || !header.regionMatches(true, 0, "bytes=", 0, 6)) {
      return new Whole();
    }
    String[] specs = header.substring(6).split(",", -1);
    List<ByteRange> ranges = new ArrayList<>();
    int count = 0;
    for (String spec : specs) {
      if (spec.isBlank()) {
        continue;
      }
      Matcher numbers = Spec.FORM.matcher(spec.strip());
      if (!numbers.matches()) {
        return new Whole();
      }
      count++;
      String first = numbers.group(1);
      String last = numbers.group(2);
      if (first.isEmpty() && last.isEmpty()
          || !first.isEmpty() && !last.isEmpty() && Spec.number(last) < Spec.number(first)) {
        return new Whole();
      }
      Spec.add(ranges, Spec.range(first, last, length));
      if (count > MOST) {
        return new Unsatisfiable();
      }
    }
    if (count == 0) {
      return new Whole();
    }
    return ranges.isEmpty() ? new Unsatisfiable() : new Parts(ranges);
  }

  /** One range of the header. */
  final class Spec {
    private static final Pattern FORM = Pattern.compile("(\\d*)\\s*-\\s*(\\d*)");
    private static final int LONGEST_NUMBER = 18;

    private Spec() {}

    /** A number that does not fit is larger than any file. */
    private static long number(String digits) {
      String significant = digits.replaceFirst("^0+(?=.)", "");
      return significant.length() > LONGEST_NUMBER ? Long.MAX_VALUE : Long.parseLong(significant);
    }

    /** The bytes that there are of it; {@code null} when there are none. */
    private static ByteRange range(String first, String last, long length) {
      if (first.isEmpty()) {
        long suffix = Math.min(number(last), length);
        return suffix == 0 ? null : new ByteRange(length - suffix, suffix);
      }
      long from = number(first);
      if (from >= length) {
        return null;
      }
      long to = last.isEmpty() ? length - 1 : Math.min(number(last), length - 1);
      return new ByteRange(from, to - from + 1);
    }

    /** Ranges that overlap or touch become one, so that no byte is sent twice. */
    private static void add(List<ByteRange> ranges, ByteRange range) {
      if (range == null) {
        return;
      }
      ByteRange merged = range;
      int place = ranges.size();
      for (int i = ranges.size() - 1; i >= 0; i--) {
        ByteRange other = ranges.get(i);
        if (other.first() <= end(merged) && merged.first() <= end(other)) {
          long first = Math.min(merged.first(), other.first());
          merged = new ByteRange(first, Math.max(end(merged), end(other)) - first);
          ranges.remove(i);
          place = i;
        }
      }
      ranges.add(place, merged);
    }

    private static long end(ByteRange range) {
      return range.first() + range.length();
    }
  }
}
