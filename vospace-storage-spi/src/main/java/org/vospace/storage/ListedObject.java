package org.vospace.storage;

import java.time.Instant;

/**
 * Something that a back end has under a key.
 *
 * @param key where
 * @param length in bytes
 * @param modified when it was last written to, by the store's clock
 */
public record ListedObject(String key, long length, Instant modified) {}
