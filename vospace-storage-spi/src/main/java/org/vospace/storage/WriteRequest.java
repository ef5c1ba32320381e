package org.vospace.storage;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a back end is told about the bytes that it is to write.
 *
 * @param key fresh, of the form {@link #KEY_FORM}
 * @param name last name of the node, for stores that keep one; never a path
 * @param contentType media type; {@code null} when unknown
 * @param expectedLength number of bytes, when announced
 * @param parameters parameters of the transfer, by identifier
 * @param expected checksums that the caller announced; empty when none
 * @param checksums which checksums to compute; those in {@code expected} are computed anyway
 */
public record WriteRequest(
    String key,
    String name,
    String contentType,
    OptionalLong expectedLength,
    Map<String, String> parameters,
    List<Checksum> expected,
    Set<Checksum.Algorithm> checksums) {
  /** The form of a key: safe as a file name and in a URL, on file systems that ignore case too. */
  public static final Pattern KEY_FORM = Pattern.compile("[0-9a-z-]{8,64}");

  /**
   * @throws IllegalArgumentException when the key is not of the form
   */
  public WriteRequest {
    requireKey(key);
    parameters = Map.copyOf(parameters);
    expected = List.copyOf(expected);
    checksums = Set.copyOf(checksums);
  }

  /** A request that computes what was announced and nothing else. */
  public WriteRequest(
      String key,
      String name,
      String contentType,
      OptionalLong expectedLength,
      Map<String, String> parameters,
      List<Checksum> expected) {
    this(key, name, contentType, expectedLength, parameters, expected, Set.of());
  }

  /** The same request, computing these checksums. */
  public WriteRequest computing(Set<Checksum.Algorithm> wanted) {
    return new WriteRequest(key, name, contentType, expectedLength, parameters, expected, wanted);
  }

  /**
   * @throws IllegalArgumentException when the key is not of the form
   */
  public static void requireKey(String key) {
    if (key == null || !KEY_FORM.matcher(key).matches()) {
      throw new IllegalArgumentException("a key is 8 to 64 digits, small letters and hyphens");
    }
  }
}
