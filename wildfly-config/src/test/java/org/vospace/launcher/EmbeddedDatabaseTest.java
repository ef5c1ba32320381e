package org.vospace.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The embedded database. */
class EmbeddedDatabaseTest {
  private static String value(EmbeddedDatabase database, String query) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }

  @Test
  @DisplayName("it is durable, asks for passwords, has no superuser for us, and finds its data")
  void properties() throws IOException, SQLException {
    Path directory = Files.createTempDirectory(Path.of("target"), "postgres");
    try (EmbeddedDatabase database = EmbeddedDatabase.start(directory)) {
      assertThat(value(database, "SHOW server_version")).startsWith("18.");
      assertThat(value(database, "SHOW fsync")).isEqualTo("on");
      assertThat(value(database, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(value(database, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"))
          .isEqualTo("f");
      assertThatThrownBy(() -> DriverManager.getConnection(database.url(), "vospace", "guessed"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password");
      assertThatThrownBy(() -> DriverManager.getConnection(database.url(), "postgres", ""))
          .isInstanceOf(SQLException.class);
      try (Connection connection = database.dataSource().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE TABLE kept AS SELECT 'yes' AS answer");
      }
    }
    try (EmbeddedDatabase again = EmbeddedDatabase.start(directory)) {
      assertThat(value(again, "SELECT answer FROM kept")).isEqualTo("yes");
    }
  }

  @Test
  @DisplayName("data of another PostgreSQL are left alone, and told of")
  void otherVersion() throws IOException {
    Path directory = Files.createTempDirectory(Path.of("target"), "postgres");
    Path version =
        Files.writeString(
            Files.createDirectory(directory.resolve("data")).resolve("PG_VERSION"), "14\n");
    assertThatThrownBy(() -> EmbeddedDatabase.start(directory))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining(
            "was made by PostgreSQL 14, and this is 18; choose another directory");
    assertThat(version).hasContent("14");
  }
}
