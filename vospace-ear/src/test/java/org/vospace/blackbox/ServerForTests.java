package org.vospace.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.vospace.launcher.Demonstration;
import org.vospace.launcher.EmbeddedDatabase;

/**
 * One database and one server for a whole run of integration tests, on free ports; none when {@code
 * vospace.url} names a server, or when no {@code *IT}, {@code *Bench} or {@code *Parts} runs.
 * {@code vospace.home} is the provisioned server, {@code vospace.ear} the application, {@code
 * vospace.tests.dir} where both work.
 */
public final class ServerForTests implements LauncherSessionListener {
  /** System property that tells in-container tests where the server's management listens. */
  public static final String MANAGEMENT_PORT = "vospace.management.port";

  private static Demonstration running;
  private static RuntimeException failure;

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    session
        .getLauncher()
        .registerTestExecutionListeners(
            new TestExecutionListener() {
              @Override
              public void testPlanExecutionStarted(TestPlan plan) {
                if (System.getProperty("vospace.url") == null && hasIntegrationTest(plan)) {
                  start();
                }
              }
            });
  }

  @Override
  public void launcherSessionClosed(LauncherSession session) {
    stop();
  }

  /** Address of the service, without trailing slash. */
  static String url() {
    return running().server().url();
  }

  /** Directory in which the started server keeps bytes; empty for a server that was named. */
  static Optional<Path> storageRoot() {
    return running == null ? Optional.empty() : Optional.of(directory().resolve("objects"));
  }

  /** Directory of the second back end, which bytes go to on request alone; empty likewise. */
  static Optional<Path> secondStorageRoot() {
    return storageRoot().map(root -> root.resolveSibling("second"));
  }

  /** Directory of the logs of the started server; empty for a server that was named. */
  static Optional<Path> logs() {
    return running == null ? Optional.empty() : Optional.of(running.server().logFile().getParent());
  }

  /** The process of the started server, to be measured. */
  static long pid() {
    return running().server().pid();
  }

  /** The database of the started server, for what a benchmark cannot make in time over HTTP. */
  static EmbeddedDatabase database() {
    return running().database();
  }

  /** The number that a query gives. */
  static long count(String query) {
    try (Connection connection = database().dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  private static synchronized Demonstration running() {
    if (failure != null) {
      throw new IllegalStateException("the server for the tests did not start", failure);
    }
    if (running == null) {
      throw new IllegalStateException("no server was started, and vospace.url names none");
    }
    return running;
  }

  private static synchronized void start() {
    if (running != null) {
      return;
    }
    try {
      clean(directory());
      Path home = Path.of(System.getProperty("vospace.home", "../wildfly-config/target/server"));
      Path ear =
          LinesClient.addProtocol(
              directory(), Path.of(System.getProperty("vospace.ear", "target/vospace.ear")));
      String heap = System.getProperty("vospace.heap", "512m");
      running = Demonstration.start(directory(), home, ear, 0, heap, settings());
      System.setProperty(MANAGEMENT_PORT, Integer.toString(running.server().managementPort()));
    } catch (RuntimeException e) {
      // JUnit only logs what a listener throws; every test is to fail with the reason.
      failure = e;
    }
  }

  private static synchronized void stop() {
    if (running != null) {
      running.close();
      running = null;
    }
  }

  private static Map<String, String> settings() {
    Path directory = directory();
    return Map.of(
        "VOSPACE_STORAGE_BACKENDS",
        "posix,second=posix,closed=posix",
        "VOSPACE_STORAGE_SECOND_ROOT",
        directory.resolve("second").toString(),
        "VOSPACE_STORAGE_CLOSED_ROOT",
        directory.resolve("closed").toString(),
        "VOSPACE_STORAGE_CLOSED_STATE",
        "read-only",
        "VOSPACE_STORAGE_RULES",
        "type=application/x-second:second",
        "LINES_PORT",
        Integer.toString(LinesClient.freePort()));
  }

  private static Path directory() {
    return Path.of(System.getProperty("vospace.tests.dir", "target/it-space")).toAbsolutePath();
  }

  private static boolean hasIntegrationTest(TestPlan plan) {
    return plan.getRoots().stream()
        .flatMap(root -> plan.getDescendants(root).stream())
        .map(TestIdentifier::getSource)
        .flatMap(Optional::stream)
        .filter(ClassSource.class::isInstance)
        .map(ClassSource.class::cast)
        .anyMatch(source -> source.getClassName().matches(".*(IT|Bench|Parts)"));
  }

  /** Begins with an empty space, unless a killed run left a database that must be stopped first. */
  private static void clean(Path directory) {
    Path pidFile = directory.resolve("postgres").resolve("data").resolve("postmaster.pid");
    if (!Files.exists(directory) || Files.exists(pidFile)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
