package org.vospace.content;

/**
 * Bytes on their way from one back end to another.
 *
 * @param from the row, with the old place
 * @param name last name of a node that has them
 * @param contentType media type; {@code null} when unknown
 * @param reservedId the row of the copy
 * @param backend of the copy
 * @param key of the copy
 */
record Relocated(
    StoredRow from, String name, String contentType, long reservedId, String backend, String key) {}
