package org.vospace.model;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * The identifier of a node (VOSpace 2.1 §2): {@code vos://authority/path}. A query and a fragment
 * are dropped on reading; they are not part of the name.
 *
 * @param authority the space, as {@code example.org~vospace}; always with {@code ~}, never {@code
 *     !}
 * @param path the node
 */
public record VosUri(String authority, NodePath path) {
  private static final String SCHEME = "vos";

  /** Normalises the separator: both are allowed in requests, one is used in answers. */
  public VosUri {
    authority = normalise(authority);
  }

  /**
   * @param text a URI; surrounding white space is dropped
   * @throws InvalidUriException when it is no URI, has another scheme, or names no node
   */
  public static VosUri parse(String text) {
    String trimmed = text.strip();
    URI uri;
    try {
      uri = new URI(trimmed);
    } catch (URISyntaxException e) {
      throw new InvalidUriException(printable(trimmed), "is not a URI");
    }
    if (!SCHEME.equalsIgnoreCase(uri.getScheme())) {
      throw new InvalidUriException(printable(trimmed), "has not the scheme vos");
    }
    if (uri.getRawAuthority() == null) {
      throw new InvalidUriException(printable(trimmed), "has no authority");
    }
    try {
      return new VosUri(uri.getRawAuthority(), NodePath.parse(uri.getRawPath()));
    } catch (InvalidUriException e) {
      throw new InvalidUriException(printable(trimmed), e.getMessage());
    }
  }

  /** The same space's URI of another node. */
  public VosUri withPath(NodePath other) {
    return new VosUri(authority, other);
  }

  /** The URI of a child. */
  public VosUri child(String name) {
    return withPath(path.child(name));
  }

  /** One spelling for an authority that may be written with {@code !} or {@code ~}. */
  public static String normalise(String authority) {
    return authority.replace("%21", "!").replace("%7E", "~").replace("%7e", "~").replace('!', '~');
  }

  @Override
  public String toString() {
    return SCHEME + "://" + authority + path.encoded();
  }

  private static String printable(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .limit(4096)
        .map(c -> Character.isISOControl(c) || Character.isWhitespace(c) ? '?' : c)
        .forEach(shown::appendCodePoint);
    return shown.toString();
  }
}
