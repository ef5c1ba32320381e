package org.vospace.remote;

/** An address was refused, or did not answer as it should. The message is for the caller. */
public final class RemoteFailure extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param message a short reason, without anything of the inside
   */
  public RemoteFailure(String message) {
    super(message);
  }
}
