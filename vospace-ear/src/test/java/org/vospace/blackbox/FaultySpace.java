package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vospace.launcher.Demonstration;
import org.vospace.launcher.EmbeddedDatabase;
import org.vospace.launcher.WildFlyServer;

/** A server and a database of their own, to be broken, with the bytes where the test says. */
final class FaultySpace implements AutoCloseable {
  private static final Duration SWEPT = Duration.ofMinutes(2);

  /** The server looks at all its connections to the database in this time. */
  private static final Duration VALIDATED = Duration.ofSeconds(6);

  private final Path directory;
  private final Path objects;
  private final DatabaseProxy proxy;
  private EmbeddedDatabase database;
  private WildFlyServer server;

  /**
   * @param objects where the bytes are kept; below the target when it is null
   */
  FaultySpace(Path objects) {
    try {
      directory = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "faults");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.objects = objects == null ? directory.resolve("objects") : objects;
    database = EmbeddedDatabase.start(directory.resolve("postgres"));
    proxy = new DatabaseProxy(() -> database.port());
    startServer();
  }

  void startServer() {
    Map<String, String> environment = new HashMap<>(Demonstration.environment(database, objects));
    environment.put(
        "VOSPACE_DB_URL",
        database.url().replace(":" + database.port() + "/", ":" + proxy.port() + "/"));
    environment.put("VOSPACE_LEASE", "PT5S");
    environment.put("VOSPACE_SWEEP_INTERVAL", "PT1S");
    server =
        WildFlyServer.start(
            new WildFlyServer.Settings(
                Path.of(System.getProperty("vospace.home")),
                directory.resolve("server"),
                Path.of(System.getProperty("vospace.ear")),
                0,
                "512m",
                environment));
    server.awaitReady();
    // A home is made at its owner's first request.
    alice().get("/availability").is(200);
  }

  void kill() {
    server.kill();
  }

  void restartDatabase() {
    database.close();
    database = EmbeddedDatabase.start(directory.resolve("postgres"));
  }

  DatabaseProxy proxy() {
    return proxy;
  }

  Caller alice() {
    return Caller.named(new Space(server.url(), "example.org~vospace"), "alice");
  }

  /** How many lines of that kind the server has logged since its start. */
  long logged(String part) {
    try (Stream<String> lines = Files.lines(server.logFile())) {
      return lines.filter(line -> line.contains(part)).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What would be due after the period of grace is due now. */
  void endGrace() {
    execute(
        "UPDATE object SET sweep_after = now() - interval '1 second'"
            + " WHERE sweep_after > now() AND NOT EXISTS"
            + " (SELECT 1 FROM write_lease WHERE object_id = object.id AND until > now())");
  }

  /** The database is used again, and nothing is busy within the time of a lease. */
  void awaitIdle() {
    await("answers that do not meet a connection which is broken")
        .atMost(SWEPT)
        .during(VALIDATED)
        .until(() -> alice().getNode("/home").status() == 200);
    await("no lease")
        .atMost(SWEPT)
        .until(() -> number("SELECT count(*) FROM write_lease WHERE until > now()") == 0);
  }

  /**
   * The comparison at the end: every node's bytes with what its client knows, and after the sweep
   * the table with the store, both ways.
   *
   * @param what for the line that is printed
   */
  void audit(String what, Ledger ledger) {
    awaitIdle();
    Map<Ledger.Verdict, Long> verdicts =
        ledger.paths().stream()
            .collect(
                Collectors.groupingBy(
                    path -> ledger.compare(path, bytes(path)), Collectors.counting()));
    long busy =
        ledger.paths().stream()
            .map(path -> alice().getNode(path))
            .filter(node -> node.status() == 200 && "true".equals(node.node().busy()))
            .count();
    await("the sweep")
        .atMost(SWEPT)
        .pollInterval(Duration.ofMillis(500))
        .untilAsserted(
            () -> {
              endGrace();
              assertThat(files()).isEqualTo(keys());
            });
    long lost = verdicts.getOrDefault(Ledger.Verdict.LOST, 0L);
    long mixed = verdicts.getOrDefault(Ledger.Verdict.MIXED, 0L);
    Set<String> orphans = files();
    orphans.removeAll(keys());
    System.out.printf(
        "%s: %s; %d nodes compared, lost %d, mixed %d, orphans after the sweep %d, busy %d%n",
        what, ledger, ledger.paths().size(), lost, mixed, orphans.size(), busy);
    assertThat(verdicts.keySet()).containsOnly(Ledger.Verdict.RIGHT);
    assertThat(busy).as("nodes that are busy").isZero();
    assertThat(number("SELECT count(*) FROM node WHERE type = 'DataNode' AND object_id IS NULL"))
        .isZero();
  }

  /** The bytes of a node; null when there is none. */
  byte[] bytes(String path) {
    if (alice().getNode(path, "detail=min").isOneOf(200, 404).status() == 404) {
      return null;
    }
    return Caller.anonymous(alice().space())
        .get(Negotiation.pull(alice(), path).endpoint())
        .is(200)
        .body();
  }

  /** The keys of all bytes that some node has. */
  private Set<String> keys() {
    return query(
        "SELECT DISTINCT o.key FROM object o JOIN node n ON n.object_id = o.id",
        rows -> {
          Set<String> keys = new HashSet<>();
          while (rows.next()) {
            keys.add(rows.getString(1));
          }
          return keys;
        });
  }

  /** The names of all files in the store, staged ones included. */
  private Set<String> files() {
    try (Stream<Path> paths = Files.walk(objects)) {
      return paths
          .filter(Files::isRegularFile)
          .map(path -> path.getFileName().toString())
          .collect(Collectors.toCollection(HashSet::new));
    } catch (IOException | UncheckedIOException sweptMeanwhile) {
      return new HashSet<>(Set.of("a walk that met the sweep"));
    }
  }

  private interface Reading<T> {
    T read(ResultSet rows) throws SQLException;
  }

  long number(String sql) {
    return query(
        sql,
        rows -> {
          rows.next();
          return rows.getLong(1);
        });
  }

  private <T> T query(String sql, Reading<T> reading) {
    return withStatement(
        sql,
        statement -> {
          try (ResultSet rows = statement.executeQuery(sql)) {
            return reading.read(rows);
          }
        });
  }

  private void execute(String sql) {
    withStatement(sql, statement -> statement.execute(sql));
  }

  private interface Work<T> {
    T with(Statement statement) throws SQLException;
  }

  private <T> T withStatement(String sql, Work<T> work) {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      return work.with(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  @Override
  public void close() {
    server.stop();
    proxy.close();
    database.close();
  }
}
