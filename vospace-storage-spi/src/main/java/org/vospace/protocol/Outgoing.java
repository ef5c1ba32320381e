package org.vospace.protocol;

/**
 * What bytes are that are downloaded.
 *
 * @param name last name of the node
 * @param contentType media type; {@code null} when unknown
 * @param length in bytes
 */
public record Outgoing(String name, String contentType, long length) {}
