package org.vospace.storage;

/** Optional power of a back end: to tell how much room is left. */
public interface ReportsCapacity {
  /**
   * @return bytes that can still be written, as far as is known
   * @throws StorageException BROKEN, UNAVAILABLE
   */
  long usableBytes() throws StorageException;
}
