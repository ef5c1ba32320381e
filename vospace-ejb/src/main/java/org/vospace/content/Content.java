package org.vospace.content;

import java.time.Instant;

/**
 * The bytes of a node as they are now; bytes are never overwritten, so they stay readable for the
 * grace period after the node was given others.
 *
 * @param name last name of the node
 * @param contentType media type; {@code null} when unknown
 * @param length in bytes
 * @param lastModified when the node was given these bytes
 * @param md5 in hexadecimal; {@code null} when unknown
 * @param backend name of the back end; {@code null} when there are no bytes yet
 * @param key key in the back end; {@code null} when there are no bytes yet
 */
public record Content(
    String name,
    String contentType,
    long length,
    Instant lastModified,
    String md5,
    String backend,
    String key) {

  /** What a pull from the bit bucket gives (VOSpace 2.1 §3.1). */
  public static Content nothing(String name) {
    return new Content(name, null, 0, Instant.EPOCH, null, null, null);
  }

  /** A strong validator: a key is used for one sequence of bytes only. */
  public String etag() {
    return "\"" + (key == null ? "empty" : key) + "\"";
  }
}
