package org.vospace.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.wildfly.core.launcher.Launcher;
import org.wildfly.core.launcher.StandaloneCommandBuilder;

/**
 * A WildFly on loopback with the application and the demonstration users. It runs from a
 * provisioned home that it never changes, with a base directory of its own, so several can run
 * beside each other.
 */
public final class WildFlyServer {
  private static final Duration PATIENCE = Duration.ofSeconds(180);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(60);
  private static final String OWN_FAILURE = "VOSPACE: ";

  private final Process process;
  private final int port;
  private final int httpsPort;
  private final int managementPort;
  private final Path base;

  private WildFlyServer(Process process, int port, int httpsPort, int managementPort, Path base) {
    this.process = process;
    this.port = port;
    this.httpsPort = httpsPort;
    this.managementPort = managementPort;
    this.base = base;
  }

  /**
   * Where and how to start one.
   *
   * @param home provisioned server
   * @param base directory of this instance; its configuration is made anew
   * @param ear the application
   * @param port of HTTP on loopback; 0 for a free one
   * @param heap largest heap, as the option of the JVM has it
   * @param environment settings of the application and its database
   * @param scripts commands for the configuration of this instance, in this order
   */
  public record Settings(
      Path home,
      Path base,
      Path ear,
      int port,
      String heap,
      Map<String, String> environment,
      List<Path> scripts) {
    /** Copies the collections. */
    public Settings {
      environment = Map.copyOf(environment);
      scripts = List.copyOf(scripts);
    }

    /** Without scripts. */
    public Settings(
        Path home, Path base, Path ear, int port, String heap, Map<String, String> environment) {
      this(home, base, ear, port, heap, environment, List.of());
    }
  }

  /**
   * Starts a server and returns at once.
   *
   * @throws LaunchException when the process cannot be started
   */
  public static WildFlyServer start(Settings settings) {
    try {
      prepare(settings);
      if (!settings.scripts().isEmpty()) {
        ServerScripts.run(settings);
      }
      int port = settings.port() == 0 ? FreePort.next() : settings.port();
      int managementPort = FreePort.next();
      int httpsPort = FreePort.next();
      StandaloneCommandBuilder command =
          StandaloneCommandBuilder.of(settings.home())
              .setBaseDirectory(settings.base())
              .addJavaOption("-Xmx" + settings.heap())
              .setBindAddressHint("127.0.0.1")
              .setBindAddressHint("management", "127.0.0.1")
              .addServerArguments(
                  "-Djboss.http.port=" + port,
                  "-Djboss.https.port=" + httpsPort,
                  "-Djboss.management.http.port=" + managementPort,
                  "-Djboss.management.https.port=" + FreePort.next(),
                  "-Djboss.node.name=vospace-" + port,
                  "-Djboss.tx.node.id=" + port);
      Path console = settings.base().resolve("log").resolve("console.log");
      Files.createDirectories(console.getParent());
      Process process =
          Launcher.of(command)
              .setRedirectErrorStream(true)
              .redirectOutput(console)
              .addEnvironmentVariables(new HashMap<>(settings.environment()))
              .launch();
      return new WildFlyServer(process, port, httpsPort, managementPort, settings.base());
    } catch (IOException e) {
      throw new LaunchException("The server in " + settings.base() + " could not be started.", e);
    }
  }

  /**
   * Waits until the application answers that it is available.
   *
   * @throws LaunchException when it does not, with the application's own sentence where it has one
   */
  public void awaitReady() {
    Instant deadline = Instant.now().plus(PATIENCE);
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest probe = HttpRequest.newBuilder(URI.create(url() + "/availability")).build();
    while (Instant.now().isBefore(deadline)) {
      if (!process.isAlive() || Files.exists(deployments().resolve("vospace.ear.failed"))) {
        throw failure("The server could not start");
      }
      try {
        if (client.send(probe, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
      } catch (IOException e) {
        // Not listening yet: the reason for waiting.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new LaunchException("The start was interrupted.", e);
      }
      pause();
    }
    throw failure("The server did not become ready in " + PATIENCE.toSeconds() + " s");
  }

  /** Address of the service. */
  public String url() {
    return "http://localhost:" + port + "/vospace";
  }

  /** Port of HTTPS. */
  public int httpsPort() {
    return httpsPort;
  }

  /** Port of the management interface, on loopback. */
  public int managementPort() {
    return managementPort;
  }

  /** The process, to be measured or killed. */
  public long pid() {
    return process.pid();
  }

  /** Where the server writes its log. */
  public Path logFile() {
    return base.resolve("log").resolve("server.log");
  }

  /** Waits for the process to end by itself. */
  public void awaitExit() throws InterruptedException {
    process.waitFor();
  }

  /** Stops the server as its operator would, and waits. */
  public void stop() {
    process.destroy();
    await(STOP_PATIENCE);
  }

  /** Ends the process as a loss of power would, and waits. */
  public void kill() {
    process.destroyForcibly();
    await(STOP_PATIENCE);
  }

  private void await(Duration patience) {
    try {
      if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }

  private LaunchException failure(String what) {
    String own = "";
    try (Stream<String> lines = Files.lines(logFile())) {
      own =
          lines
              .filter(line -> line.contains(OWN_FAILURE))
              .map(line -> line.substring(line.indexOf(OWN_FAILURE) + OWN_FAILURE.length()))
              .findFirst()
              .orElse("");
    } catch (IOException | UncheckedIOException e) {
      // No log: then there is no more to say than that.
    }
    return new LaunchException(
        own.isEmpty() ? what + "; see " + logFile() + "." : what + ": " + own);
  }

  private Path deployments() {
    return base.resolve("deployments");
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void prepare(Settings settings) throws IOException {
    Path base = settings.base();
    for (String part : new String[] {"configuration", "deployments", "log", "tmp"}) {
      delete(base.resolve(part));
    }
    Path configuration = base.resolve("configuration");
    copy(settings.home().resolve("standalone").resolve("configuration"), configuration);
    DemonstrationUsers.write(configuration);
    Path deployments = Files.createDirectories(base.resolve("deployments"));
    Files.copy(
        settings.ear(), deployments.resolve("vospace.ear"), StandardCopyOption.REPLACE_EXISTING);
    Files.createFile(deployments.resolve("vospace.ear.dodeploy"));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Path target = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target);
        }
      }
    }
  }

  private static void delete(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(tree)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
