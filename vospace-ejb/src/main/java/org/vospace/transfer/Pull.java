package org.vospace.transfer;

import org.vospace.content.Content;

/**
 * A download under way.
 *
 * @param jobId the job that it completes; {@code null} of a share, which can be used again
 * @param content the bytes
 */
public record Pull(String jobId, Content content) {}
