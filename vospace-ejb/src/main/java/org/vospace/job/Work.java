package org.vospace.job;

import org.vospace.access.Caller;
import org.vospace.model.Job;

/**
 * A job that is to be executed.
 *
 * @param job as it is now
 * @param caller who made it, with the groups of then
 * @param base public address of the service as the caller used it, without trailing slash
 * @param checkpoint how far an execution before this one got; {@code null} at the beginning
 * @param attempts how often a server has taken it over
 */
public record Work(Job job, Caller caller, String base, String checkpoint, int attempts) {}
