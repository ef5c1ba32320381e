package org.vospace.storage;

import java.net.URI;
import java.time.Duration;

/** Optional power of a back end: to let callers fetch objects from it without the service. */
public interface PresignsUrls {
  /**
   * An address that gives the object to whoever has it, with {@code GET}, until it expires. No
   * request is made, so that the object may turn out to be missing.
   *
   * @param lifetime how long it can be used
   * @param contentType media type that the store is to answer with; {@code null} when unknown
   * @param disposition Content-Disposition that the store is to answer with
   * @throws StorageException BROKEN, UNAVAILABLE
   */
  URI readUrl(String key, Duration lifetime, String contentType, String disposition)
      throws StorageException;
}
