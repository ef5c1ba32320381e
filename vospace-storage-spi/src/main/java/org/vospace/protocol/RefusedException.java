package org.vospace.protocol;

/**
 * The service refuses to move the bytes. Checked, because a client can cause it and wants to be
 * told.
 */
public final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String fault;

  /**
   * @param fault name of the standard, such as {@code NodeNotFound}
   * @param detail in words for the client
   * @param cause for the log only
   */
  public RefusedException(String fault, String detail, Throwable cause) {
    super(detail, cause);
    this.fault = fault;
  }

  /** Name of the fault, as in VOSpace 2.1 §6.5. */
  public String fault() {
    return fault;
  }
}
