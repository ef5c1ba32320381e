package org.vospace.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;

/**
 * Runs an operation again when it lost a race: the locking protocol of the node tree lets some
 * statements find nothing, and asks for everything to be resolved anew.
 */
@ApplicationScoped
public class Retry {
  private static final int ATTEMPTS = 12;
  private static final long STEP_NANOS = 1_000_000;
  private static final Set<String> LOST_RACES =
      Set.of(SqlStates.DEADLOCK, SqlStates.SERIALIZATION_FAILURE, SqlStates.FOREIGN_KEY_VIOLATION);

  /**
   * @param operation one transaction, begun and ended inside
   * @throws VospaceException the operation's own fault, or ServiceBusy when it kept losing
   */
  public <T> T run(Supplier<T> operation) {
    RuntimeException last = null;
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try {
        return operation.get();
      } catch (RuntimeException e) {
        if (!lostRace(e)) {
          throw e;
        }
        last = e;
        LockSupport.parkNanos(
            ThreadLocalRandom.current()
                .nextLong(STEP_NANOS, STEP_NANOS * (1L << Math.min(attempt, 6))));
      }
    }
    throw new VospaceException(Fault.SERVICE_BUSY, "too many changes at once, try again", last);
  }

  /** The same for an operation without a value. */
  public void run(Runnable operation) {
    run(
        () -> {
          operation.run();
          return null;
        });
  }

  private static boolean lostRace(RuntimeException failure) {
    if (Causes.of(failure).anyMatch(ConcurrentChange.class::isInstance)) {
      return true;
    }
    return SqlStates.of(failure).filter(LOST_RACES::contains).isPresent();
  }
}
