package org.vospace.model;

import java.time.Instant;
import java.util.List;

/**
 * A job as UWS 1.1 §2.1 describes it.
 *
 * @param id a legal path segment that cannot be guessed
 * @param owner the identity that made it; {@code null} for an anonymous one
 * @param runId the caller's own label; {@code null} when none was given
 * @param phase where it stands
 * @param creationTime when it was made
 * @param startTime when it began; {@code null} before
 * @param endTime when it ended; {@code null} before
 * @param executionDuration the longest it may run, in seconds; 0 is without limit
 * @param destruction when it is removed; {@code null} when never
 * @param parameters of a job made from URL parameters
 * @param results what it has produced
 * @param error why it failed; {@code null} unless the phase is ERROR
 * @param transfer the document it was made from
 * @param progress how far it is
 * @param event number of its last change, greater than those of all changes before
 */
public record Job(
    String id,
    String owner,
    String runId,
    ExecutionPhase phase,
    Instant creationTime,
    Instant startTime,
    Instant endTime,
    long executionDuration,
    Instant destruction,
    List<Param> parameters,
    List<JobResult> results,
    JobError error,
    Transfer transfer,
    JobProgress progress,
    long event) {
  /** Copies the lists. */
  public Job {
    parameters = List.copyOf(parameters);
    results = List.copyOf(results);
  }
}
