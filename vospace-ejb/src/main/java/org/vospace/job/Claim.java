package org.vospace.job;

/**
 * A job that this server is to execute.
 *
 * @param id of the job
 * @param isLong whether it may take long
 */
public record Claim(String id, boolean isLong) {}
