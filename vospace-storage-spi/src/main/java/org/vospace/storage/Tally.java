package org.vospace.storage;

import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a back end does with every byte on its way in: counts it, adds it to the checksums that are
 * wanted, and refuses bytes that are not the announced ones. Used by one thread at a time.
 */
public final class Tally {
  private final WriteRequest request;
  private final Map<Checksum.Algorithm, RunningDigest> digests =
      new EnumMap<>(Checksum.Algorithm.class);
  private long length;

  /** Begins at no bytes. */
  public Tally(WriteRequest request) {
    this.request = request;
    request.checksums().forEach(a -> digests.put(a, RunningDigest.of(a)));
    request.expected().forEach(c -> digests.computeIfAbsent(c.algorithm(), RunningDigest::of));
  }

  /**
   * Takes what remains of the buffer, whose position stays. To be called before the bytes are
   * stored, so that a caller who sends more than announced fills nothing.
   *
   * @throws StorageException REJECTED when there are more bytes than announced
   */
  public void add(ByteBuffer bytes) throws StorageException {
    if (request.expectedLength().isPresent()
        && length + bytes.remaining() > request.expectedLength().getAsLong()) {
      throw rejected("there are more bytes than announced");
    }
    length += bytes.remaining();
    for (RunningDigest digest : digests.values()) {
      digest.update(bytes.duplicate());
    }
  }

  /** Number of bytes so far. */
  public long length() {
    return length;
  }

  /** The checksums of the bytes so far. */
  public List<Checksum> checksums() {
    return digests.entrySet().stream()
        .map(entry -> new Checksum(entry.getKey(), entry.getValue().value()))
        .toList();
  }

  /**
   * All bytes have passed; to be called once, before they become readable.
   *
   * @throws StorageException REJECTED when they are fewer than announced, or others
   */
  public StoredObject finish() throws StorageException {
    if (request.expectedLength().isPresent() && length < request.expectedLength().getAsLong()) {
      throw rejected("there are fewer bytes than announced");
    }
    List<Checksum> checksums = checksums();
    for (Checksum expected : request.expected()) {
      if (!checksums.contains(expected)) {
        throw rejected("the " + expected.algorithm() + " checksum is not the announced one");
      }
    }
    return new StoredObject(request.key(), length, checksums);
  }

  private static StorageException rejected(String reason) {
    return new StorageException(StorageException.Kind.REJECTED, reason);
  }
}
