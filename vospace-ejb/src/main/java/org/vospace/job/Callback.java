package org.vospace.job;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.vospace.model.ExecutionPhase;

/**
 * Where to tell of a job's phases, so that nobody has to ask.
 *
 * @param url http or https address
 * @param phases of which to tell
 * @param secret key of the signature, shared with the receiver alone
 */
public record Callback(String url, Set<ExecutionPhase> phases, String secret) {
  /** The phases in which a job has ended. */
  public static final Set<ExecutionPhase> ENDS =
      EnumSet.of(ExecutionPhase.COMPLETED, ExecutionPhase.ERROR, ExecutionPhase.ABORTED);

  /** Requires all. */
  public Callback {
    Objects.requireNonNull(url, "url");
    Objects.requireNonNull(secret, "secret");
    phases = Set.copyOf(phases);
  }
}
