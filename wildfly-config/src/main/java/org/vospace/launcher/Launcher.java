package org.vospace.launcher;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/** {@code mvn -Prun verify}: starts the demonstration and serves until it is told to stop. */
public final class Launcher {
  private Launcher() {}

  /**
   * Settings come as system properties: {@code vospace.home}, {@code vospace.ear}, {@code
   * vospace.dir}, {@code vospace.port}, {@code vospace.heap}.
   *
   * @throws LaunchException when the space cannot be started, or has ended by itself
   */
  public static void main(String[] args) throws InterruptedException {
    Path directory = Path.of(System.getProperty("vospace.dir")).toAbsolutePath();
    try (Demonstration demonstration =
        Demonstration.start(
            directory,
            Path.of(System.getProperty("vospace.home")),
            Path.of(System.getProperty("vospace.ear")),
            port(System.getProperty("vospace.port", "8080")),
            System.getProperty("vospace.heap", "512m"))) {
      AtomicBoolean stopping = new AtomicBoolean();
      // SIGINT, SIGTERM and SIGHUP end the JVM through its hooks, which it waits for.
      Thread hook =
          new Thread(
              () -> {
                stopping.set(true);
                demonstration.close();
                System.out.println("VOSpace has stopped.");
              });
      Runtime.getRuntime().addShutdownHook(hook);
      System.out.println(
          "VOSpace is ready: "
              + demonstration.server().url()
              + " (users alice, bob, carol, admin; password = name; data in "
              + directory
              + "; Ctrl-C stops)");
      demonstration.server().awaitExit();
      if (stopping.get()) {
        hook.join();
        return;
      }
      Runtime.getRuntime().removeShutdownHook(hook);
      throw new LaunchException(
          "The server has ended by itself; see " + demonstration.server().logFile() + ".");
    } catch (LaunchException e) {
      System.err.println("\n" + e.getMessage());
      throw e;
    }
  }

  private static int port(String value) {
    try {
      int port = Integer.parseInt(value);
      if (port > 0 && port < 65_536) {
        return port;
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    throw new LaunchException("vospace.port is \"" + value + "\" but must be a port number.");
  }
}
