package org.vospace.storage;

import java.util.List;

/**
 * An object as it was written.
 *
 * @param key where
 * @param length in bytes
 * @param checksums of the bytes, as computed while writing
 */
public record StoredObject(String key, long length, List<Checksum> checksums) {
  /** Copies the list. */
  public StoredObject {
    checksums = List.copyOf(checksums);
  }
}
