package org.vospace.fault;

import jakarta.ejb.ApplicationException;

/**
 * A fault of the standard on its way to the caller. An application exception, because the container
 * would wrap any other; it rolls back, because a refused operation leaves nothing behind.
 */
@ApplicationException(rollback = true)
public final class VospaceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Fault fault;
  private final String detail;

  /**
   * @param fault which one
   * @param detail what VOSpace 2.1 §6.5 asks for, in words for the caller; empty when there is none
   */
  public VospaceException(Fault fault, String detail) {
    super(fault.faultName() + " " + detail);
    this.fault = fault;
    this.detail = detail;
  }

  /**
   * @param cause for the log only
   */
  public VospaceException(Fault fault, String detail, Throwable cause) {
    super(fault.faultName() + " " + detail, cause);
    this.fault = fault;
    this.detail = detail;
  }

  /** Which fault. */
  public Fault fault() {
    return fault;
  }

  /** What it is about, for the caller. */
  public String detail() {
    return detail;
  }

  /** The fault as the body of an answer: the name, white space, the detail. */
  public String body() {
    return fault.faultName() + " " + detail;
  }

  /** The fault as the errorSummary of a job. */
  public String summary() {
    return fault.summary() + " " + detail;
  }
}
