package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.inject.Qualifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.vospace.launcher.Demonstration;
import org.vospace.launcher.EmbeddedDatabase;
import org.vospace.launcher.LaunchException;
import org.vospace.launcher.WildFlyServer;
import org.vospace.storage.StorageBackend;

/**
 * The back end of the README of vospace-storage-spi as a stranger's: copied out of the reactor,
 * compiled against its jar, packed, added to the EAR's lib, and named in the configuration. {@code
 * mvn verify -Dit.test=StrangerBackendRun}
 */
class StrangerBackendRun {
  private static final Path EXAMPLE =
      Path.of("../vospace-storage-spi/src/test/java/example/folder");

  private final List<WildFlyServer> servers = new ArrayList<>();
  private Path directory;
  private Path folder;
  private EmbeddedDatabase database;

  @BeforeEach
  void startDatabase() throws IOException {
    directory = Files.createTempDirectory("stranger");
    folder = Files.createDirectory(directory.resolve("folder"));
    database = EmbeddedDatabase.start(directory.resolve("postgres"));
  }

  @AfterEach
  void stop() {
    servers.forEach(WildFlyServer::stop);
    database.close();
  }

  @Test
  @DisplayName("a stranger's back end works after adding its jar and a configuration entry")
  void pushPullAndDelete() throws Exception {
    Path ear = ear();
    WildFlyServer server =
        launch(
            ear,
            Map.of(
                "VOSPACE_STORAGE_BACKENDS", "posix,mine=folder",
                "VOSPACE_STORAGE_BACKEND", "mine",
                "VOSPACE_STORAGE_MINE_PATH", folder.toString()));
    server.awaitReady();
    Caller alice = Caller.named(new Space(server.url(), "example.org~vospace"), "alice");
    alice.get("/availability").is(200);
    byte[] bytes = new byte[1 << 20];
    new Random(1).nextBytes(bytes);
    Caller anonymous = Caller.anonymous(alice.space());
    anonymous
        .request("PUT", Negotiation.push(alice, "/home/alice/a").endpoint())
        .bytes(bytes)
        .send()
        .isSuccess();
    assertThat(files()).isEqualTo(1);
    assertThat(anonymous.get(Negotiation.pull(alice, "/home/alice/a").endpoint()).is(200).body())
        .isEqualTo(bytes);
    alice.deleteNode("/home/alice/a").is(204);
    await()
        .atMost(Duration.ofMinutes(4))
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> files() == 0);
    System.out.println(
        "a back end of "
            + EXAMPLE.getFileName()
            + " took, gave and removed "
            + bytes.length
            + " bytes");
  }

  @Test
  @DisplayName("a kind that is not there, and a wrong setting of one that is, stop the start")
  void unknownAndBroken() throws Exception {
    WildFlyServer unknown =
        launch(
            Path.of(System.getProperty("vospace.ear")),
            Map.of("VOSPACE_STORAGE_BACKENDS", "posix,mine=folder"));
    assertThatThrownBy(unknown::awaitReady)
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining(
            "VOSPACE_STORAGE_BACKENDS has mine of the kind \"folder\" but there is no such kind of"
                + " back end.");
    unknown.stop();
    WildFlyServer broken =
        launch(
            ear(),
            Map.of(
                "VOSPACE_STORAGE_BACKENDS", "posix,mine=folder",
                "VOSPACE_STORAGE_MINE_PATH", "/nowhere"));
    assertThatThrownBy(broken::awaitReady)
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining(
            "VOSPACE_STORAGE_MINE_PATH is \"/nowhere\" but that folder cannot be written.");
  }

  private WildFlyServer launch(Path ear, Map<String, String> settings) {
    Map<String, String> environment =
        new HashMap<>(Demonstration.environment(database, directory.resolve("objects")));
    environment.putAll(settings);
    WildFlyServer server =
        WildFlyServer.start(
            new WildFlyServer.Settings(
                Path.of(System.getProperty("vospace.home")),
                directory.resolve("server"),
                ear,
                0,
                "512m",
                environment));
    servers.add(server);
    return server;
  }

  /** Knows nothing but the jars of the SPI and of Jakarta EE. */
  private Path ear() throws IOException {
    return StrangerJar.added(
        Files.createTempDirectory(directory, "ear"),
        Path.of(System.getProperty("vospace.ear")),
        EXAMPLE,
        List.of("FolderKind.java", "FolderBackend.java"),
        StorageBackend.class,
        Qualifier.class);
  }

  private long files() {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.count();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
