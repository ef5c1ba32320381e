package org.vospace.node;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.vospace.config.VospaceConfig;

/** Batches of the sweep of deleted containers, each one short transaction. */
@Stateless
public class TrashSweep {
  private static final int BATCH = 2_000;

  @Inject private VospaceConfig config;
  @Inject private TrashDao trash;

  /**
   * @return how many nodes went
   */
  public int leaves() {
    return trash.deleteLeaves(config.sweepGrace(), BATCH);
  }

  /**
   * @return how many containers went
   */
  public int emptyContainers() {
    return trash.deleteEmptyContainers(config.sweepGrace(), BATCH);
  }
}
