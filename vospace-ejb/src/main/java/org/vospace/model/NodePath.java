package org.vospace.model;

import java.util.ArrayList;
import java.util.List;

/**
 * The names from the root down to a node, decoded (VOSpace 2.1 §2). The root is the empty list.
 *
 * @param names each 1 to {@value #MAX_NAME_BYTES} bytes of UTF-8, without slash, backslash or
 *     control characters, and neither {@code .} nor {@code ..}
 */
public record NodePath(List<String> names) {
  /** The longest name, in bytes of UTF-8: what POSIX file systems and the FUSE client can hold. */
  public static final int MAX_NAME_BYTES = 255;

  /** Reserved last name: the service is to choose a name (VOSpace 2.1 §3.1). */
  public static final String AUTO = ".auto";

  /** Reserved last name: the bit bucket (VOSpace 2.1 §3.1). */
  public static final String NULL = ".null";

  /** The root of the space. */
  public static final NodePath ROOT = new NodePath(List.of());

  /**
   * @throws InvalidUriException when a name cannot be one
   */
  public NodePath {
    names = List.copyOf(names);
    names.forEach(NodePath::validate);
  }

  /**
   * Reads the path part of a URL or a URI.
   *
   * @param encoded percent-encoded names between slashes; one leading and one trailing slash are
   *     insignificant
   * @throws InvalidUriException when a name cannot be one, or is empty
   */
  public static NodePath parse(String encoded) {
    String trimmed = encoded.startsWith("/") ? encoded.substring(1) : encoded;
    if (trimmed.length() > 1 && trimmed.endsWith("/")) {
      trimmed = trimmed.substring(0, trimmed.length() - 1);
    }
    if (trimmed.isEmpty()) {
      return ROOT;
    }
    List<String> names = new ArrayList<>();
    for (String segment : trimmed.split("/", -1)) {
      names.add(PercentEncoding.decode(segment));
    }
    return new NodePath(names);
  }

  /** Whether this is the root. */
  public boolean isRoot() {
    return names.isEmpty();
  }

  /** The number of names: 0 for the root. */
  public int depth() {
    return names.size();
  }

  /** The last name; the root has the empty one. */
  public String name() {
    return isRoot() ? "" : names.get(names.size() - 1);
  }

  /** The path of the container; the root is its own. */
  public NodePath parent() {
    return isRoot() ? this : ancestor(names.size() - 1);
  }

  /** The path of the first {@code depth} names. */
  public NodePath ancestor(int depth) {
    return new NodePath(names.subList(0, depth));
  }

  /** The path of a child. */
  public NodePath child(String name) {
    List<String> longer = new ArrayList<>(names);
    longer.add(name);
    return new NodePath(longer);
  }

  /** Whether the service is asked to choose the last name. */
  public boolean isAuto() {
    return AUTO.equals(name());
  }

  /** Whether this names the bit bucket of a container. */
  public boolean isNull() {
    return NULL.equals(name());
  }

  /** The percent-encoded path with a leading slash; empty for the root. */
  public String encoded() {
    StringBuilder encoded = new StringBuilder();
    for (String name : names) {
      encoded.append('/').append(PercentEncoding.encode(name));
    }
    return encoded.toString();
  }

  @Override
  public String toString() {
    return isRoot() ? "/" : encoded();
  }

  private static void validate(String name) {
    if (name.isEmpty()) {
      throw new InvalidUriException(name, "has an empty name");
    }
    if (name.equals(".") || name.equals("..")) {
      throw new InvalidUriException(name, "has the name " + name);
    }
    int bytes = 0;
    for (int i = 0; i < name.length(); ) {
      int c = name.codePointAt(i);
      if (c == '/' || c == '\\' || Character.isISOControl(c)) {
        throw new InvalidUriException(
            PercentEncoding.encode(name), "has a slash, backslash or control character in a name");
      }
      if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
        throw new InvalidUriException(
            PercentEncoding.encode(name), "has a name that is not Unicode");
      }
      bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
      i += Character.charCount(c);
    }
    if (bytes > MAX_NAME_BYTES) {
      throw new InvalidUriException(
          PercentEncoding.encode(name), "has a name of more than " + MAX_NAME_BYTES + " bytes");
    }
  }
}
