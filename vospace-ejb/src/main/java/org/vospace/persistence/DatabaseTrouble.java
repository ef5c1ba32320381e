package org.vospace.persistence;

import java.sql.SQLException;
import java.util.List;

/** Failures of the database itself, which pass when it is back. */
public final class DatabaseTrouble {
  /** Classes of SQLSTATE: connection, resources, operator intervention, system error. */
  private static final List<String> CLASSES = List.of("08", "53", "57", "58");

  private DatabaseTrouble() {}

  /** Whether the database, or the way to it, is the cause of a failure. */
  public static boolean isIn(Throwable failure) {
    return Causes.of(failure)
        .anyMatch(
            cause -> cause instanceof SQLException sql && (isOutage(sql) || isNoConnection(sql)));
  }

  private static boolean isOutage(SQLException sql) {
    String state = sql.getSQLState();
    return state != null && CLASSES.stream().anyMatch(state::startsWith);
  }

  /** The server's pool has none to give; it says so without a state. */
  private static boolean isNoConnection(SQLException sql) {
    return sql.getSQLState() == null
        && sql.getMessage() != null
        && (sql.getMessage().contains("IJ031084") || sql.getMessage().contains("IJ000453"));
  }
}
