package org.vospace.config;

/** A wrong or missing setting; stops the start. The message says which and why. */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The launcher and operators look for this word in the log. */
  static final String PREFIX = "VOSPACE: ";

  /**
   * @param message a sentence that names the setting
   */
  public ConfigException(String message) {
    super(PREFIX + message);
  }
}
