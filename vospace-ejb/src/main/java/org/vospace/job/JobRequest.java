package org.vospace.job;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.vospace.model.Param;
import org.vospace.model.Transfer;

/**
 * What a caller wants a job to be (UWS 1.1 §2.2.3.1).
 *
 * @param transfer what is to be done
 * @param parameters the parameters of a job that was not made from a document
 * @param runId the caller's own label; empty when none was given
 * @param executionDuration in seconds, 0 without limit; empty for the default
 * @param destruction when to remove it; empty for the default
 * @param runs whether to run it at once
 * @param callback where to tell of its phases; empty for nowhere
 */
public record JobRequest(
    Transfer transfer,
    List<Param> parameters,
    Optional<String> runId,
    Optional<Long> executionDuration,
    Optional<Instant> destruction,
    boolean runs,
    Optional<Callback> callback) {
  /** Copies the list. */
  public JobRequest {
    parameters = List.copyOf(parameters);
  }
}
