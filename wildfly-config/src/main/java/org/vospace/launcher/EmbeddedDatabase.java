package org.vospace.launcher;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;

/**
 * PostgreSQL on loopback with its data in a directory that outlives it: durable, with passwords,
 * and with a role for the application that is no superuser.
 */
public final class EmbeddedDatabase implements AutoCloseable {
  private static final String NAME = "vospace";
  private static final String MAJOR_VERSION = "18";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final EmbeddedPostgres postgres;
  private final String password;

  private EmbeddedDatabase(EmbeddedPostgres postgres, String password) {
    this.postgres = postgres;
    this.password = password;
  }

  /**
   * Starts the server, having stopped one that a killed launcher left behind.
   *
   * @param directory holds data, passwords and the unpacked server; the caller holds a lock on it
   * @throws LaunchException when it cannot start
   */
  public static EmbeddedDatabase start(Path directory) {
    Path data = directory.resolve("data");
    try {
      Files.createDirectories(directory);
      requireOwnVersion(data);
      stopLeftover(data);
      Path superuserSecret = directory.resolve("superuser.secret");
      String superuserPassword = Secret.of(superuserSecret);
      String password = Secret.of(directory.resolve("vospace.secret"));
      // The parent that the library cleans of what it takes for stale; our data are not in it.
      System.setProperty("ot.epg.working-dir", directory.resolve("work").toString());
      EmbeddedPostgres postgres =
          EmbeddedPostgres.builder()
              .setOverrideWorkingDirectory(directory.resolve("server").toFile())
              .setDataDirectory(data)
              .setCleanDataDirectory(false)
              .setRegisterShutdownHook(false)
              .setPGStartupWait(PATIENCE)
              .setPort(FreePort.next())
              .setLocaleConfig("auth", "scram-sha-256")
              .setLocaleConfig("pwfile", superuserSecret.toString())
              .setConnectConfig("password", superuserPassword)
              .setServerConfig("listen_addresses", "127.0.0.1")
              .setServerConfig("unix_socket_directories", "")
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("max_connections", "200")
              .setServerConfig("shared_buffers", "256MB")
              .setServerConfig("jit", "off")
              .setErrorRedirector(
                  ProcessBuilder.Redirect.appendTo(directory.resolve("postgres.log").toFile()))
              .setOutputRedirector(
                  ProcessBuilder.Redirect.appendTo(directory.resolve("postgres.log").toFile()))
              .start();
      EmbeddedDatabase database = new EmbeddedDatabase(postgres, password);
      database.prepare();
      return database;
    } catch (IOException | SQLException | IllegalStateException e) {
      throw new LaunchException(
          "The embedded database in " + directory + " could not be started: " + e.getMessage(), e);
    }
  }

  /** Address of the application's database. */
  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + port() + "/" + NAME;
  }

  /** The port on loopback. */
  public int port() {
    return postgres.getPort();
  }

  /** The application's role, which owns its database and is no superuser. */
  public String user() {
    return NAME;
  }

  /** The password of that role. */
  public String password() {
    return password;
  }

  /** Connections as the application's role. */
  public DataSource dataSource() {
    return postgres.getDatabase(NAME, NAME, Map.of("password", password));
  }

  /** What the server needs to know of it, as environment. */
  public Map<String, String> environment() {
    return Map.of(
        "VOSPACE_DB_URL", url(), "VOSPACE_DB_USER", user(), "VOSPACE_DB_PASSWORD", password);
  }

  /** Stops the server; committed data are kept. */
  @Override
  public void close() {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new LaunchException("The embedded database could not be stopped.", e);
    }
  }

  private void prepare() throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      if (!exists(statement, "SELECT 1 FROM pg_roles WHERE rolname = 'vospace'")) {
        statement.execute("CREATE ROLE vospace LOGIN PASSWORD '" + password + "'");
      }
      if (!exists(statement, "SELECT 1 FROM pg_database WHERE datname = 'vospace'")) {
        statement.execute("CREATE DATABASE vospace OWNER vospace");
      }
    }
  }

  private static boolean exists(Statement statement, String query) throws SQLException {
    try (var rows = statement.executeQuery(query)) {
      return rows.next();
    }
  }

  /** PostgreSQL does not read the files of another major version. */
  private static void requireOwnVersion(Path data) throws IOException {
    Path file = data.resolve("PG_VERSION");
    if (Files.exists(file) && !Files.readString(file).strip().equals(MAJOR_VERSION)) {
      throw new LaunchException(
          "The database in %s was made by PostgreSQL %s, and this is %s; choose another directory with -Dvospace.dir=."
              .formatted(data, Files.readString(file).strip(), MAJOR_VERSION));
    }
  }

  private static void stopLeftover(Path data) throws IOException {
    Path pidFile = data.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
    var leftover =
        ProcessHandle.of(pid)
            .filter(process -> process.info().command().orElse("").contains("postgres"));
    if (leftover.isEmpty()) {
      return;
    }
    // SIGINT is PostgreSQL's fast shutdown; the signal that Java can send would wait for clients.
    Process kill = new ProcessBuilder("kill", "-INT", Long.toString(pid)).inheritIO().start();
    try {
      kill.waitFor();
      leftover.get().onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LaunchException("The start was interrupted.", e);
    } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
      throw new LaunchException(
          "The database in " + data + " is in use by process " + pid + ", which does not stop.", e);
    }
  }
}
