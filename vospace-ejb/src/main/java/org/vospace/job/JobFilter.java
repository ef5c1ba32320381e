package org.vospace.job;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.vospace.model.ExecutionPhase;

/**
 * Which jobs to list (UWS 1.1 §2.2.2.1). All conditions must hold.
 *
 * @param phases the phases; empty for all but ARCHIVED
 * @param after only jobs made after this instant; empty for all
 * @param last only so many of the newest; empty for all
 */
public record JobFilter(
    Set<ExecutionPhase> phases, Optional<Instant> after, Optional<Integer> last) {
  /** Every job that is not archived. */
  public static final JobFilter ALL = new JobFilter(Set.of(), Optional.empty(), Optional.empty());

  /** Copies the set. */
  public JobFilter {
    phases = Set.copyOf(phases);
  }
}
