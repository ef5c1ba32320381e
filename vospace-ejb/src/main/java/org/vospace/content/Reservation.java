package org.vospace.content;

/**
 * A place for bytes that are about to be written, and the lease that goes with it.
 *
 * @param jobId the job that holds the lease
 * @param objectId the row of the bytes
 * @param backend name of the back end
 * @param key fresh key in the back end
 */
public record Reservation(String jobId, long objectId, String backend, String key) {}
