package org.vospace.model;

/** The phases of a job (UWS 1.1 §2.1.3), named as on the wire. */
public enum ExecutionPhase {
  /** Made, not yet committed for execution. */
  PENDING,
  /** Waiting to be executed. */
  QUEUED,
  /** At work. */
  EXECUTING,
  /** Ended well. */
  COMPLETED,
  /** Ended with a fault. */
  ERROR,
  /** Stopped by a caller or a limit. */
  ABORTED,
  /** Unknown to the service. */
  UNKNOWN,
  /** Held until it is run again. */
  HELD,
  /** Paused by the service. */
  SUSPENDED,
  /** Its results are gone, its record is kept. */
  ARCHIVED;

  /** Whether a job may still do something. */
  public boolean isActive() {
    return switch (this) {
      case PENDING, QUEUED, EXECUTING, HELD, SUSPENDED, UNKNOWN -> true;
      case COMPLETED, ERROR, ABORTED, ARCHIVED -> false;
    };
  }
}
