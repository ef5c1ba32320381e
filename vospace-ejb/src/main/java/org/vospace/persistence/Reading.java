package org.vospace.persistence;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.Session;

/**
 * Reads rows on the connection of a persistence context, in its transaction, without a mapping: for
 * the statements that each request runs. A native query costs three times as much of the server's
 * processor, most of it for finding out again what the columns are.
 */
public final class Reading {
  private Reading() {}

  /**
   * Makes a value of the row that a result stands at.
   *
   * @param <R> the value
   */
  @FunctionalInterface
  public interface RowReader<R> {
    /** Reads columns by their place, without moving on. */
    R read(ResultSet row) throws SQLException;
  }

  /**
   * @param sql with a question mark for each parameter
   * @param parameters arrays of strings or of numbers, or what JDBC knows by itself; never null
   * @return the rows in the statement's order
   */
  public static <R> List<R> rows(
      EntityManager entities, String sql, RowReader<R> reader, Object... parameters) {
    return entities
        .unwrap(Session.class)
        .doReturningWork(connection -> read(connection, sql, reader, parameters));
  }

  private static <R> List<R> read(
      Connection connection, String sql, RowReader<R> reader, Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        bind(connection, statement, i + 1, parameters[i]);
      }
      try (ResultSet result = statement.executeQuery()) {
        List<R> rows = new ArrayList<>();
        while (result.next()) {
          rows.add(reader.read(result));
        }
        return rows;
      }
    }
  }

  private static void bind(
      Connection connection, PreparedStatement statement, int place, Object value)
      throws SQLException {
    if (value instanceof String[] texts) {
      statement.setArray(place, connection.createArrayOf("text", texts));
    } else if (value instanceof Long[] numbers) {
      statement.setArray(place, connection.createArrayOf("bigint", numbers));
    } else {
      statement.setObject(place, value);
    }
  }
}
