package org.vospace.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.ds.PGSimpleDataSource;
import org.vospace.TestDatabase;
import org.vospace.config.ConfigException;
import org.vospace.launcher.EmbeddedDatabase;

/** Migrations of the schema, in a schema of the database that is empty at first. */
@ExtendWith(TestDatabase.class)
class SchemaMigrationTest {
  private static final String SCHEMA = "fresh";

  private final EmbeddedDatabase database;
  private final PGSimpleDataSource fresh = new PGSimpleDataSource();

  SchemaMigrationTest(EmbeddedDatabase database) {
    this.database = database;
    fresh.setURL(database.url());
    fresh.setUser(database.user());
    fresh.setPassword(database.password());
    fresh.setCurrentSchema(SCHEMA + ",public");
  }

  @BeforeEach
  void makeSchema() throws SQLException {
    // The extension is shared by all schemas.
    SchemaFixture.migrate(database.dataSource());
    execute("CREATE SCHEMA " + SCHEMA);
  }

  @AfterEach
  void dropSchema() throws SQLException {
    execute("DROP SCHEMA " + SCHEMA + " CASCADE");
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = fresh.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private int count(String query) throws SQLException {
    try (Connection connection = fresh.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getInt(1);
    }
  }

  @Test
  @DisplayName("servers that start at once migrate once")
  void together() throws SQLException {
    CompletableFuture<?>[] servers = new CompletableFuture<?>[4];
    for (int i = 0; i < servers.length; i++) {
      servers[i] = CompletableFuture.runAsync(() -> SchemaMigration.migrate(fresh));
    }
    CompletableFuture.allOf(servers).join();
    assertThat(
            count(
                "SELECT count(*) - count(DISTINCT version) FROM flyway_schema_history"
                    + " WHERE version IS NOT NULL"))
        .isZero();
    assertThat(count("SELECT count(*) FROM flyway_schema_history WHERE NOT success")).isZero();
    assertThat(count("SELECT count(*) FROM node")).isGreaterThan(0);
  }

  @Test
  @DisplayName("a schema that is newer than the software is refused, and left alone")
  void newer() throws SQLException {
    SchemaMigration.migrate(fresh);
    execute(
        "INSERT INTO flyway_schema_history SELECT max(installed_rank) + 1, '999', 'from later',"
            + " 'SQL', 'V999__from_later.sql', 1, current_user, now(), 1, true"
            + " FROM flyway_schema_history");
    int before = count("SELECT count(*) FROM flyway_schema_history");
    assertThatThrownBy(() -> SchemaMigration.migrate(fresh))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("999")
        .hasMessageContaining("newer");
    assertThat(count("SELECT count(*) FROM flyway_schema_history")).isEqualTo(before);
  }
}
