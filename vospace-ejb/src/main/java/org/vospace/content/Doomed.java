package org.vospace.content;

/**
 * Bytes that are to be removed.
 *
 * @param id of their row
 * @param key in the back end
 */
public record Doomed(long id, String key) {}
