package org.vospace.batch;

import org.vospace.job.Work;
import org.vospace.model.Transfer;

/** One kind of work that a job can be. */
interface Operation {
  /** Whether this is what the job asks for. */
  boolean does(Transfer transfer);

  /**
   * Does the work, each step in a transaction that also says how far the job is.
   *
   * @throws org.vospace.fault.VospaceException the fault with which the job ends
   * @throws org.vospace.job.JobStopped when the job is no longer this server's
   */
  void execute(Work work);
}
