package org.vospace.persistence;

import jakarta.ejb.ApplicationException;

/**
 * A guarded statement found that what was read has changed. The transaction is rolled back and the
 * operation resolved again by {@link Retry}; no caller ever sees it.
 */
@ApplicationException(rollback = true)
public final class ConcurrentChange extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** No message and no trace: it is thrown in the normal course of a busy space. */
  public ConcurrentChange() {
    super("a concurrent change was met", null, false, false);
  }
}
