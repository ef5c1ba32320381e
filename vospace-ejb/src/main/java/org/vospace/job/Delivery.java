package org.vospace.job;

import java.time.Instant;

/**
 * A phase that is to be told, or was.
 *
 * @param id tells repeats of one delivery from another
 * @param jobId the job
 * @param phase as it became
 * @param changed when
 * @param attempts how often it was tried
 * @param outcome of the last try; {@code null} before
 * @param ended when it was taken or given up; {@code null} before
 * @param url where to
 * @param secret key of the signature
 */
public record Delivery(
    long id,
    String jobId,
    String phase,
    Instant changed,
    int attempts,
    String outcome,
    Instant ended,
    String url,
    String secret) {}
