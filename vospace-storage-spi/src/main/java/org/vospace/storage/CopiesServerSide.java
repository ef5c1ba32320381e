package org.vospace.storage;

/** Optional power of a back end: to copy objects without moving their bytes through the service. */
public interface CopiesServerSide {
  /** Whether objects of the other back end, or of this one, can be copied here. */
  boolean copiesFrom(StorageBackend source);

  /**
   * Makes a copy, with all promises of {@link StorageBackend#write}.
   *
   * @param source a back end for which {@link #copiesFrom} said yes
   * @param key of the object there
   * @param request the key here, and the expected length and checksums
   * @return what was written, with the checksums that the store knows
   * @throws StorageException NOT_FOUND when there is no such object; REJECTED, FULL, BROKEN,
   *     UNAVAILABLE
   */
  StoredObject copy(StorageBackend source, String key, WriteRequest request)
      throws StorageException;
}
