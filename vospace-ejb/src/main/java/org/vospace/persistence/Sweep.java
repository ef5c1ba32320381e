package org.vospace.persistence;

import java.util.function.IntSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** One kind of background cleaning: batches until none has anything left to do. */
public final class Sweep implements Runnable {
  private static final Logger LOG = Logger.getLogger(Sweep.class.getName());

  private final String what;
  private final IntSupplier batch;

  /**
   * @param what what is swept, for the log
   * @param batch one transaction; returns how many things went
   */
  public Sweep(String what, IntSupplier batch) {
    this.what = what;
    this.batch = batch;
  }

  /** Never throws: a failed sweep is logged and tried again at the next interval. */
  @Override
  public void run() {
    long total = 0;
    try {
      for (int went = batch.getAsInt(); went > 0; went = batch.getAsInt()) {
        total += went;
      }
    } catch (RuntimeException e) {
      if (DatabaseTrouble.isIn(e)) {
        LOG.log(Level.WARNING, "The sweep of {0} will be tried again: no database", what);
      } else {
        LOG.log(Level.WARNING, e, () -> "The sweep of " + what + " will be tried again");
      }
    }
    if (total > 0) {
      LOG.log(Level.INFO, "Swept {0}: {1}", new Object[] {what, total});
    }
  }
}
