package org.vospace.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ReadableByteChannel;

/**
 * Keeps objects: sequences of bytes under keys. These methods are the whole mandatory contract;
 * what more a back end can do it tells by also implementing {@link WritesInParts}, {@link
 * ListsObjects}, {@link ReportsCapacity}, {@link CopiesServerSide} or {@link PresignsUrls}, and
 * {@link AutoCloseable} if it has something to give back when the server stops.
 *
 * <p>Keys: made by the service, which uses each for one write only, so an object is never
 * overwritten, there is no update and no need to lock. They match {@link WriteRequest#KEY_FORM};
 * every method refuses others with {@link IllegalArgumentException} before it does anything.
 *
 * <p>Threads: all methods may be called by many threads at once, and by several servers at once. No
 * method may keep one caller waiting for another one's bytes.
 *
 * <p>Failures: the caller's side is an {@link IOException} of the stream that the caller passed;
 * the store's side is always a {@link StorageException}, whose kind says whether trying again makes
 * sense, and whose message tells no paths, addresses or secrets. A back end does not try again
 * itself for longer than a few seconds.
 */
public interface StorageBackend {
  /**
   * Writes an object.
   *
   * <ul>
   *   <li>Atomic: until this method returns, {@link #read} finds nothing under the key; from then
   *       on it finds all bytes, on every server.
   *   <li>Durable: when this method returns, the object survives a crash of the process, of the
   *       machine, and the loss of power.
   *   <li>Verified: bytes that are more or fewer than the expected length, or that differ from an
   *       expected checksum, are refused. A {@link Tally} does this.
   *   <li>After a failure nothing is readable under the key. Something staged may be left, after a
   *       crash in any case; {@link #delete} removes it.
   *   <li>Not idempotent, and never called twice with one key: what is to be tried again is tried
   *       with a fresh one.
   *   <li>Memory: bounded, whatever the number of bytes.
   * </ul>
   *
   * @param request the key and what is known of the bytes
   * @param content read to its end, not closed; may block for a long time
   * @return what was written, with the checksums that were asked for
   * @throws IOException when reading {@code content} failed, the very exception
   * @throws StorageException REJECTED when the bytes are not the expected ones; FULL, BROKEN or
   *     UNAVAILABLE when the store failed
   */
  StoredObject write(WriteRequest request, InputStream content)
      throws IOException, StorageException;

  /**
   * Opens an object. Idempotent, and without effect on the object.
   *
   * <p>Deleting the object does not disturb a reader that was there before: it gets the remaining
   * bytes.
   *
   * @param range the bytes that will be asked for, within the object; the caller reads no more than
   *     that
   * @return positioned at the first byte of the range; a {@link java.nio.channels.FileChannel}
   *     where there is a file, so that the caller can send it without copying. Used by one thread
   *     at a time; the caller closes it, and nothing stays open then
   * @throws StorageException NOT_FOUND; BROKEN or UNAVAILABLE when the store failed
   */
  ReadableByteChannel read(String key, ByteRange range) throws StorageException;

  /**
   * Removes an object and whatever a broken write has left under the key.
   *
   * <p>Idempotent: a key that has nothing is no fault. When it returns, {@link #read} finds
   * nothing. After a failure the object is whole or gone; to try again is safe. Need not be
   * durable: an object that comes back after the loss of power is found by the reconciliation.
   *
   * @throws StorageException BROKEN or UNAVAILABLE; the object may then still be there
   */
  void delete(String key) throws StorageException;

  /**
   * Looks whether objects could be written now. Without effect; takes a second at most, and is
   * called at start and by probes every few seconds.
   *
   * @throws StorageException FULL, BROKEN or UNAVAILABLE
   */
  void check() throws StorageException;
}
