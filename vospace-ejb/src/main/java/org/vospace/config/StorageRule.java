package org.vospace.config;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where new bytes go that are of a kind, as in {@code length>1073741824:bulk}, {@code
 * length<65536:small}, {@code type=image/fits:fits} or {@code type=image/*:images}.
 *
 * @param condition what is said of the bytes
 * @param backend name of the back end
 */
public record StorageRule(Condition condition, String backend) {
  private static final Pattern FORM =
      Pattern.compile("(length[<>]\\d{1,18}|type=[^:=\\s]+/[^:=\\s]+):([^:\\s]+)");

  /** What a rule says of bytes. */
  public sealed interface Condition {
    /**
     * @param length in bytes, when announced; what is not announced is of no known length
     * @param type media type; {@code null} when unknown
     */
    boolean holds(OptionalLong length, String type);
  }

  /** More bytes than that. */
  public record LongerThan(long bytes) implements Condition {
    @Override
    public boolean holds(OptionalLong length, String type) {
      return length.isPresent() && length.getAsLong() > bytes;
    }
  }

  /** Fewer bytes than that. */
  public record ShorterThan(long bytes) implements Condition {
    @Override
    public boolean holds(OptionalLong length, String type) {
      return length.isPresent() && length.getAsLong() < bytes;
    }
  }

  /** A media type without parameters, in small letters; one that ends with {@code *} is many. */
  public record OfType(String type) implements Condition {
    @Override
    public boolean holds(OptionalLong length, String other) {
      if (other == null) {
        return false;
      }
      String plain = other.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
      return type.endsWith("/*")
          ? plain.startsWith(type.substring(0, type.length() - 1))
          : plain.equals(type);
    }
  }

  /**
   * @throws IllegalArgumentException when it is no rule
   */
  static StorageRule parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "must be rules such as length>1073741824:bulk,type=image/fits:fits");
    }
    return new StorageRule(condition(matcher.group(1)), matcher.group(2));
  }

  private static Condition condition(String text) {
    String value = text.substring(text.startsWith("type=") ? 5 : 7);
    return switch (text.charAt(text.length() - value.length() - 1)) {
      case '>' -> new LongerThan(Long.parseLong(value));
      case '<' -> new ShorterThan(Long.parseLong(value));
      default -> new OfType(value.toLowerCase(Locale.ROOT));
    };
  }
}
