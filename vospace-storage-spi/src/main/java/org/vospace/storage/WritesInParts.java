package org.vospace.storage;

/**
 * Optional power of a back end: to take the bytes of an object as they come, without a thread that
 * waits for them, and to go on with a write that broke off.
 */
public interface WritesInParts {
  /**
   * Begins to write an object.
   *
   * @throws StorageException FULL, BROKEN, UNAVAILABLE; nothing is staged then
   */
  StagedWrite stage(WriteRequest request) throws StorageException;

  /**
   * Goes on with a write that was staged before, by this server or one that is no more. The
   * checksums go on as well: they are computed again from what is staged, if need be. The service
   * sees to it that nobody else has the write open.
   *
   * @param request as it was when the write began; what is announced may have become known since
   * @param most keep no more than this number of bytes and drop what is staged beyond; {@link
   *     Long#MAX_VALUE} for all
   * @return at the bytes that were kept: at least those that were synced, if {@code most} allows
   * @throws StorageException NOT_FOUND when nothing is staged under the key; REJECTED when more is
   *     staged than announced; BROKEN, UNAVAILABLE
   */
  StagedWrite resume(WriteRequest request, long most) throws StorageException;
}
