package org.vospace.content;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.vospace.storage.Checksum;

/**
 * The bytes of a node as they are now; bytes are never overwritten, so they stay readable for the
 * grace period after the node was given others.
 *
 * @param name last name of the node
 * @param contentType media type; {@code null} when unknown
 * @param length in bytes
 * @param lastModified when the node was given these bytes
 * @param encoding content coding of the bytes (RFC 9110 §8.4); {@code null} when there is none
 * @param checksums of the bytes, those that are known
 * @param backend name of the back end; {@code null} when there are no bytes yet
 * @param key key in the back end; {@code null} when there are no bytes yet
 */
public record Content(
    String name,
    String contentType,
    long length,
    Instant lastModified,
    String encoding,
    List<Checksum> checksums,
    String backend,
    String key) {

  /** Copies the list. */
  public Content {
    checksums = List.copyOf(checksums);
  }

  /** One of the checksums, when it is known. */
  public Optional<Checksum> checksum(Checksum.Algorithm algorithm) {
    return checksums.stream().filter(c -> c.algorithm() == algorithm).findFirst();
  }

  /** What a pull from the bit bucket gives (VOSpace 2.1 §3.1). */
  public static Content nothing(String name) {
    return new Content(name, null, 0, Instant.EPOCH, null, List.of(), null, null);
  }

  /** A strong validator: a key is used for one sequence of bytes only. */
  public String etag() {
    return "\"" + (key == null ? "empty" : key) + "\"";
  }
}
