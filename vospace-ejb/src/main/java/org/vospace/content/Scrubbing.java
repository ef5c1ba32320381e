package org.vospace.content;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.vospace.config.StorageConfig;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.persistence.Retry;
import org.vospace.storage.StorageException;

/** Reads bytes, those first that were not read for the longest time, and compares them. */
@ApplicationScoped
class Scrubbing {
  private static final Logger LOG = Logger.getLogger(Scrubbing.class.getName());

  /** What was read since then is left alone. */
  private static final Duration FRESH = Duration.ofDays(1);

  @EJB private UpkeepSteps steps;
  @Inject private Backends backends;
  @Inject private Inspection inspection;
  @Inject private StorageConfig config;
  @Inject private Retry retry;

  /**
   * Reads the next object.
   *
   * @param goesOn asked now and then whether to
   * @return whether there was one
   * @throws VospaceException ServiceBusy when its back end does not answer
   */
  boolean next(BooleanSupplier goesOn) {
    Optional<StoredRow> due =
        steps.leastChecked(backends.all().keySet(), Instant.now().minus(FRESH));
    if (due.isEmpty()) {
      return false;
    }
    StoredRow row = due.get();
    try {
      String damage = inspection.read(row, new Pace(goesOn));
      // It may have been moved or given up while it was read.
      boolean still =
          steps
              .find(row.id())
              .filter(now -> now.key().equals(row.key()) && !now.unused())
              .isPresent();
      if (still) {
        retry.run(() -> steps.remember(row, damage, true));
        tell(row, damage);
      }
      return true;
    } catch (StorageException e) {
      throw new VospaceException(
          Fault.SERVICE_BUSY, "the back end " + row.backend() + " does not answer", e);
    }
  }

  private static void tell(StoredRow row, String damage) {
    if (damage != null && !damage.equals(row.damage())) {
      LOG.log(
          Level.SEVERE,
          "The bytes of object {0} in {1} are damaged: {2}",
          new Object[] {row.key(), row.backend(), damage});
    }
  }

  /** Waits so long after each chunk that no more is read than the configuration says. */
  private final class Pace implements LongConsumer {
    private final BooleanSupplier goesOn;

    Pace(BooleanSupplier goesOn) {
      this.goesOn = goesOn;
    }

    @Override
    public void accept(long bytes) {
      if (!goesOn.getAsBoolean()) {
        throw new VospaceException(Fault.SERVICE_BUSY, "the scrubbing is somebody else's now");
      }
      LockSupport.parkNanos((long) (1e9 * bytes / config.scrubBytesPerSecond()));
    }
  }
}
