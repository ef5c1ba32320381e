package org.vospace.storage;

/** A back end could not do what it was asked; the message has no paths or addresses in it. */
public final class StorageException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Whose fault it is, and what the caller may do about it. */
  public enum Kind {
    /** The caller's: the bytes are not what was announced. Other bytes are needed. */
    REJECTED,
    /** Nobody's: there is no such object. */
    NOT_FOUND,
    /** The store's: there is no room. It helps to make some, or to write less. */
    FULL,
    /** The store's: it fails until somebody repairs it. */
    BROKEN,
    /** The store's, for now: the same request may succeed when it is tried again. */
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
