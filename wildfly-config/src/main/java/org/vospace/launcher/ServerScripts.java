package org.vospace.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/** Applies scripts of commands to the configuration of a server that does not run. */
final class ServerScripts {
  private static final long PATIENCE_SECONDS = 120;

  private ServerScripts() {}

  /**
   * @throws LaunchException when a command fails
   */
  static void run(WildFlyServer.Settings settings) throws IOException {
    Path log = settings.base().resolve("log").resolve("scripts.log");
    Path script = settings.base().resolve("tmp").resolve("configure.cli");
    Files.createDirectories(log.getParent());
    Files.createDirectories(script.getParent());
    Files.writeString(script, "embed-server\n");
    for (Path part : settings.scripts()) {
      Files.writeString(script, Files.readString(part) + "\n", StandardOpenOption.APPEND);
    }
    ProcessBuilder command =
        new ProcessBuilder(
                settings.home().resolve("bin").resolve("jboss-cli.sh").toString(),
                "--file=" + script)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    command.environment().putAll(settings.environment());
    command.environment().put("JBOSS_HOME", settings.home().toString());
    command
        .environment()
        .put("JAVA_OPTS", "-Djboss.server.base.dir=" + settings.base().toAbsolutePath());
    Process process = command.start();
    try {
      boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (!ended || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new LaunchException("The server could not be configured; see " + log + ".");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
      throw new LaunchException("The start was interrupted.", e);
    }
  }
}
