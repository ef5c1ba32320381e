package org.vospace.storage;

/** A back end could not do what it was asked; the message has no paths or addresses in it. */
public final class StorageException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Whose fault it is. */
  public enum Kind {
    /** The caller's: the bytes are not what was announced. */
    REJECTED,
    /** There is no room. */
    FULL,
    /** There is no such object. */
    NOT_FOUND,
    /** The store's; the same request may succeed later. */
    UNAVAILABLE
  }

  private final Kind kind;

  /**
   * @param message for the caller
   */
  public StorageException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /**
   * @param message for the caller
   * @param cause for the log
   */
  public StorageException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** Whose fault it is. */
  public Kind kind() {
    return kind;
  }

  /** Whether the same request may succeed later. */
  public boolean retryable() {
    return kind == Kind.UNAVAILABLE;
  }
}
