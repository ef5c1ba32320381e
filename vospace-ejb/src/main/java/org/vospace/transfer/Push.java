package org.vospace.transfer;

import org.vospace.access.Caller;
import org.vospace.content.Reservation;
import org.vospace.node.WriteTarget;

/**
 * An upload under way.
 *
 * @param jobId the job that it completes
 * @param caller who negotiated it
 * @param target where the bytes go
 * @param reservation where they are put meanwhile; {@code null} when they are discarded
 */
public record Push(String jobId, Caller caller, WriteTarget target, Reservation reservation) {}
