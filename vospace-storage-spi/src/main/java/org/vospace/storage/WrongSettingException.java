package org.vospace.storage;

/** A setting of a back end is missing or wrong; stops the start. The message says which and why. */
public final class WrongSettingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param variable the environment variable
   * @param reason goes on from there, as in {@code is "x" but must be a number}
   * @param cause for the log; {@code null} when there is none
   */
  public WrongSettingException(String variable, String reason, Throwable cause) {
    super("VOSPACE: " + variable + " " + reason + ".", cause);
  }
}
