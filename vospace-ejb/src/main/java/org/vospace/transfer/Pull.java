package org.vospace.transfer;

import org.vospace.archive.Packing;
import org.vospace.content.Content;

/**
 * A download under way: of bytes, or of a container that is packed.
 *
 * @param jobId the job that it completes; {@code null} of a share, which can be used again
 * @param content the bytes; {@code null} of a container
 * @param packing what is packed; {@code null} of bytes
 */
public record Pull(String jobId, Content content, Packing packing) {}
