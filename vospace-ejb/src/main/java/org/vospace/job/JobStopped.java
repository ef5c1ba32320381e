package org.vospace.job;

import jakarta.ejb.ApplicationException;

/** The job is no longer this execution's: it was aborted, or another server has taken it over. */
@ApplicationException(rollback = true)
public final class JobStopped extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Undoes the transaction in which the execution wanted to go on. */
  public JobStopped() {
    super("the job was stopped");
  }
}
