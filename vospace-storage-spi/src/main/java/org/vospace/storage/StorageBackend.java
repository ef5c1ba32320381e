package org.vospace.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ReadableByteChannel;

/**
 * Keeps objects: sequences of bytes under keys. A key is fresh for every write and an object is
 * never overwritten, so there is no update and no need to lock. Keys match {@link
 * WriteRequest#KEY_FORM}; every method refuses others with {@link IllegalArgumentException}.
 *
 * <p>All methods may be called by many threads at once.
 */
public interface StorageBackend {
  /**
   * Writes an object.
   *
   * <p>Atomic: until this method returns, {@link #read} finds nothing under the key. Durable: when
   * it returns, the object survives the loss of power. After a failure nothing is readable under
   * the key; a crash may leave a staged part, which {@link #delete} removes. The bytes are refused
   * when they are more or fewer than the expected length, or differ from an expected checksum.
   *
   * @param request the key and what is known of the bytes
   * @param content read to its end, not closed
   * @return what was written, with the MD5 checksum at least
   * @throws IOException when reading {@code content} failed: the caller's side
   * @throws StorageException REJECTED when the bytes are not the expected ones; FULL or UNAVAILABLE
   *     when the store failed
   */
  StoredObject write(WriteRequest request, InputStream content)
      throws IOException, StorageException;

  /**
   * Opens an object. Deleting it does not disturb a reader that was there before.
   *
   * @param range the bytes that will be asked for; the caller reads no more than that
   * @return positioned at the first byte of the range; a {@link java.nio.channels.FileChannel}
   *     where there is a file, so that the caller can send it without copying; the caller closes it
   * @throws StorageException NOT_FOUND or UNAVAILABLE
   */
  ReadableByteChannel read(String key, ByteRange range) throws StorageException;

  /**
   * Removes an object and whatever a broken write has left under the key. Idempotent: a key that
   * has nothing is no fault.
   *
   * @throws StorageException UNAVAILABLE; the object may then still be there
   */
  void delete(String key) throws StorageException;

  /**
   * Looks whether objects could be written now. Quick; called at start and by probes.
   *
   * @throws StorageException UNAVAILABLE or FULL
   */
  void check() throws StorageException;
}
