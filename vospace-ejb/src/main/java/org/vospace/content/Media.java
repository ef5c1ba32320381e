package org.vospace.content;

/**
 * What bytes are, as their writer says.
 *
 * @param type media type; {@code null} when unknown
 * @param encoding content coding (RFC 9110 §8.4); {@code null} when there is none
 */
public record Media(String type, String encoding) {}
