package org.vospace.job;

/**
 * Fired when this server took a job as it was queued; it is to be started after the transaction.
 *
 * @param id of the job
 */
public record JobClaimed(String id) {}
