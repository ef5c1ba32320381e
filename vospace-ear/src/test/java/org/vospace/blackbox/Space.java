package org.vospace.blackbox;

import java.util.Locale;

/**
 * The service under test: the one that {@code vospace.url} names, with the authority in {@code
 * vospace.authority}, or the one started for the run.
 *
 * @param base address without trailing slash
 * @param authority authority of its URIs
 */
record Space(String base, String authority) {
  private static final String DEFAULT_AUTHORITY = "example.org~vospace";

  static Space current() {
    String named = System.getProperty("vospace.url");
    String url = named != null ? named.replaceAll("/+$", "") : ServerForTests.url();
    return new Space(url, System.getProperty("vospace.authority", DEFAULT_AUTHORITY));
  }

  /** The URI of the node at an encoded path that begins with a slash; of the root for "". */
  String uri(String path) {
    return "vos://" + authority + path;
  }

  /** The same with the separator that the service does not use itself. */
  String otherSpelling(String path) {
    return "vos://" + otherAuthority() + path;
  }

  /** The authority with {@code !} for {@code ~}, or the other way round. */
  String otherAuthority() {
    return authority.contains("~") ? authority.replace('~', '!') : authority.replace('!', '~');
  }

  /** Address of the node at an encoded path. */
  String nodes(String path) {
    return base + "/nodes" + path;
  }

  /** The protocol in which this service takes bytes. */
  String put() {
    return isTls() ? Core.HTTPS_PUT : Core.HTTP_PUT;
  }

  /** The protocol in which this service gives bytes. */
  String get() {
    return isTls() ? Core.HTTPS_GET : Core.HTTP_GET;
  }

  boolean isTls() {
    return base.toLowerCase(Locale.ROOT).startsWith("https:");
  }
}
