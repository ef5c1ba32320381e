package org.vospace.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/** A database and a server over one directory, which nobody else may use meanwhile. */
public final class Demonstration implements AutoCloseable {
  private final FileChannel lock;
  private final EmbeddedDatabase database;
  private final WildFlyServer server;

  private Demonstration(FileChannel lock, EmbeddedDatabase database, WildFlyServer server) {
    this.lock = lock;
    this.database = database;
    this.server = server;
  }

  /** The same without more settings. */
  public static Demonstration start(Path directory, Path home, Path ear, int port, String heap) {
    return start(directory, home, ear, port, heap, Map.of());
  }

  /**
   * Starts both and waits until the space serves.
   *
   * @param directory holds everything that is kept
   * @param home provisioned server
   * @param ear the application
   * @param port of HTTP; 0 for a free one
   * @param heap largest heap of the server
   * @param settings more environment of the server
   * @throws LaunchException with a sentence that says what is in the way
   */
  public static Demonstration start(
      Path directory, Path home, Path ear, int port, String heap, Map<String, String> settings) {
    FileChannel lock = lock(directory);
    EmbeddedDatabase database = null;
    WildFlyServer server = null;
    try {
      if (port != 0) {
        FreePort.require(port, "vospace.port");
      }
      database = EmbeddedDatabase.start(directory.resolve("postgres"));
      Map<String, String> environment = environment(database, directory.resolve("objects"));
      environment.putAll(settings);
      server =
          WildFlyServer.start(
              new WildFlyServer.Settings(
                  home, directory.resolve("server"), ear, port, heap, environment));
      server.awaitReady();
      return new Demonstration(lock, database, server);
    } catch (LaunchException e) {
      close(lock, database, server);
      throw e;
    }
  }

  /** The environment of a server over that database and that directory of bytes. */
  public static Map<String, String> environment(EmbeddedDatabase database, Path objects) {
    Map<String, String> environment = new HashMap<>(database.environment());
    environment.put("VOSPACE_STORAGE_POSIX_ROOT", objects.toAbsolutePath().toString());
    environment.put("VOSPACE_REMOTE_ALLOW", "127.0.0.0/8");
    environment.put("VOSPACE_SWEEP_GRACE", "PT1M");
    environment.put("VOSPACE_SWEEP_INTERVAL", "PT10S");
    return environment;
  }

  /** The database. */
  public EmbeddedDatabase database() {
    return database;
  }

  /** The server. */
  public WildFlyServer server() {
    return server;
  }

  /** Stops the server, then the database. */
  @Override
  public void close() {
    close(lock, database, server);
  }

  private static void close(FileChannel lock, EmbeddedDatabase database, WildFlyServer server) {
    if (server != null) {
      server.stop();
    }
    if (database != null) {
      database.close();
    }
    try {
      lock.close();
    } catch (IOException e) {
      throw new LaunchException("The lock of the directory could not be released.", e);
    }
  }

  private static FileChannel lock(Path directory) {
    try {
      Files.createDirectories(directory);
      Path file = directory.resolve("launcher.lock");
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (channel.tryLock() == null) {
        channel.close();
        throw taken(directory);
      }
      return channel;
    } catch (OverlappingFileLockException e) {
      throw taken(directory);
    } catch (IOException e) {
      throw new LaunchException(
          "The directory " + directory + " cannot be written; choose one with -Dvospace.dir=.", e);
    }
  }

  private static LaunchException taken(Path directory) {
    return new LaunchException(
        "The database in "
            + directory
            + " is taken: another launcher is running there. Stop it, or choose a directory with"
            + " -Dvospace.dir=.");
  }
}
