package org.vospace.storage;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * A write whose bytes come one buffer at a time. Used by one thread at a time, not always the same
 * one. Between any two calls nothing is readable under the key, except after {@link #complete}.
 */
public interface StagedWrite extends AutoCloseable {
  /** Number of bytes taken so far. */
  long length();

  /** The checksums, of those that are computed, of the bytes taken so far. */
  List<Checksum> checksums();

  /**
   * Takes all that remains of the buffer. May block for the store, never for a caller.
   *
   * @throws StorageException REJECTED when there are more bytes than announced, and nothing of this
   *     buffer is taken; FULL, BROKEN, UNAVAILABLE: the write cannot go on, but may be resumed
   */
  void write(ByteBuffer bytes) throws StorageException;

  /**
   * Makes the bytes so far survive a crash and the loss of power: a resumed write has them.
   *
   * @throws StorageException FULL, BROKEN, UNAVAILABLE
   */
  void sync() throws StorageException;

  /**
   * Makes the object: atomic, durable and verified as {@link StorageBackend#write} is. To be called
   * once; only {@link #close} may follow.
   *
   * @return what was written
   * @throws StorageException REJECTED when the bytes are not the expected ones, and what was staged
   *     is gone; FULL, BROKEN, UNAVAILABLE: nothing is readable, and what was staged is for {@link
   *     StorageBackend#delete}
   */
  StoredObject complete() throws StorageException;

  /**
   * Gives back what the write holds on this server. Without {@link #complete} the staged bytes
   * stay, to be resumed or deleted. Idempotent.
   */
  @Override
  void close();
}
