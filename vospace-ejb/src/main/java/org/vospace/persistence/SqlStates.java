package org.vospace.persistence;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;

/** What PostgreSQL said, found in the exceptions that wrap it. */
public final class SqlStates {
  /** A unique index refused a row. */
  public static final String UNIQUE_VIOLATION = "23505";

  /** A foreign key refused a row. */
  public static final String FOREIGN_KEY_VIOLATION = "23503";

  /** The statement lost a deadlock. */
  public static final String DEADLOCK = "40P01";

  /** The transaction could not be serialised. */
  public static final String SERIALIZATION_FAILURE = "40001";

  private SqlStates() {}

  /** The SQLSTATE below an exception, if the database raised it. */
  public static Optional<String> of(Throwable failure) {
    return Causes.of(failure)
        .filter(SQLException.class::isInstance)
        .map(cause -> ((SQLException) cause).getSQLState())
        .filter(Objects::nonNull)
        .findFirst();
  }

  /** Whether the database raised this state. */
  public static boolean is(Throwable failure, String state) {
    return of(failure).filter(state::equals).isPresent();
  }
}
