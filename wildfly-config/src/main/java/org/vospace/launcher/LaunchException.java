package org.vospace.launcher;

/** The space cannot be started; the message is a sentence for the person at the keyboard. */
public final class LaunchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LaunchException(String sentence) {
    super(sentence);
  }

  LaunchException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
