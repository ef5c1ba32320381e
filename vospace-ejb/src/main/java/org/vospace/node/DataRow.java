package org.vospace.node;

import java.time.Instant;

/**
 * What a download needs to know of a node.
 *
 * @param name the last name of the node
 * @param objectId id of its bytes; {@code null} when there are none yet
 * @param contentType media type; {@code null} when unknown
 * @param mtime when the bytes last changed
 */
public record DataRow(String name, Long objectId, String contentType, Instant mtime) {}
