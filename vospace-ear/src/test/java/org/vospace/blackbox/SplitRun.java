package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.vospace.launcher.Demonstration;
import org.vospace.launcher.EmbeddedDatabase;
import org.vospace.launcher.LaunchException;
import org.vospace.launcher.WildFlyServer;

/**
 * A server that answers everything but bytes and has no storage, and one that has it and serves
 * bytes, over one database: {@code mvn verify -Dit.test=SplitRun}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SplitRun {
  private static final String SHARE = "http://wiki.ivoa.net/twiki/bin/view/IVOA/VOSpacePublicShare";

  private final List<WildFlyServer> servers = new ArrayList<>();
  private Path directory;
  private EmbeddedDatabase database;
  private WildFlyServer metadata;
  private WildFlyServer data;
  private Caller alice;
  private Caller atData;
  private Caller anonymous;

  @BeforeAll
  void startBoth() throws IOException {
    directory = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "split");
    database = EmbeddedDatabase.start(directory.resolve("postgres"));
    data = launch("data", 0, dataSettings());
    data.awaitReady();
    metadata = launch("metadata", 0, metadataSettings());
    metadata.awaitReady();
    alice = Caller.named(new Space(metadata.url(), "example.org~vospace"), "alice");
    atData = Caller.named(new Space(data.url(), "example.org~vospace"), "alice");
    anonymous = Caller.anonymous(alice.space());
    alice.get("/availability").is(200);
  }

  @AfterAll
  void stopBoth() {
    servers.forEach(WildFlyServer::stop);
    database.close();
  }

  private Map<String, String> dataSettings() {
    return Map.of("VOSPACE_ROLES", "data,jobs");
  }

  /** Under two names the one data server is two, as far as the other one knows. */
  private Map<String, String> metadataSettings() {
    return Map.of(
        "VOSPACE_ROLES", "metadata,jobs",
        "VOSPACE_DATA_URLS", data.url() + "," + otherName(data.url()),
        "VOSPACE_STORAGE_POSIX_ROOT", "/proc/there/is/no/storage/here");
  }

  private static String otherName(String url) {
    return url.replace("localhost", "127.0.0.1");
  }

  private WildFlyServer launch(String name, int port, Map<String, String> settings) {
    Map<String, String> environment =
        new HashMap<>(Demonstration.environment(database, directory.resolve("objects")));
    environment.putAll(settings);
    WildFlyServer server =
        WildFlyServer.start(
            new WildFlyServer.Settings(
                Path.of(System.getProperty("vospace.home")),
                directory.resolve(name),
                Path.of(System.getProperty("vospace.ear")),
                port,
                "512m",
                environment));
    servers.add(server);
    return server;
  }

  private WildFlyServer again(String name, WildFlyServer stopped, Map<String, String> settings) {
    servers.remove(stopped);
    WildFlyServer server = launch(name, URI.create(stopped.url()).getPort(), settings);
    server.awaitReady();
    return server;
  }

  private Answer put(String endpoint, byte[] bytes) {
    return anonymous.request("PUT", endpoint).bytes(bytes).send();
  }

  private String upload(String name, byte[] bytes) {
    String path = "/home/alice/" + name;
    put(Negotiation.push(alice, path).endpoint(), bytes).isSuccess();
    return path;
  }

  private byte[] download(String path) {
    return anonymous.get(Negotiation.pull(alice, path).endpoint()).is(200).body();
  }

  private void makeContainer(String path) {
    alice.putNode(path, Documents.container(alice.space().uri(path))).is(201);
  }

  private static byte[] bytes(int seed) {
    byte[] bytes = new byte[1 << 20];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private void assertAtData(String endpoint) {
    assertThat(endpoint)
        .matches(e -> e.startsWith(data.url()) || e.startsWith(otherName(data.url())));
  }

  private JobHandle pullTo(String path, String address) {
    return JobHandle.create(
        alice,
        Documents.transfer(
            alice.space().uri(path),
            "pullToVoSpace",
            Documents.protocol(
                Core.HTTP_GET, "<vos:endpoint>" + Documents.escape(address) + "</vos:endpoint>")),
        "PHASE=RUN");
  }

  @Test
  @DisplayName("push, pull and share work, negotiated at one server with endpoints at the other")
  void bytesMoveAtTheDataServer() {
    Negotiation push = Negotiation.push(alice, "/home/alice/one");
    assertAtData(push.endpoint());
    put(push.endpoint(), bytes(1)).isSuccess();
    assertThat(push.phase()).isEqualTo("COMPLETED");
    Negotiation pull = Negotiation.pull(alice, "/home/alice/one");
    assertAtData(pull.endpoint());
    assertThat(anonymous.get(pull.endpoint()).is(200).body()).isEqualTo(bytes(1));
    assertThat(pull.phase()).isEqualTo("COMPLETED");
    JobHandle job =
        JobHandle.create(alice, Documents.pushTo(alice.space(), "/home/alice/two"), "PHASE=RUN");
    job.awaitPhase("EXECUTING");
    put(job.negotiation().endpoint(), bytes(2)).isSuccess();
    job.completed();
    assertThat(download("/home/alice/two")).isEqualTo(bytes(2));
    String share =
        Negotiation.of(
                alice,
                Documents.transfer(
                    alice.space().uri("/home/alice/two"),
                    "pullFromVoSpace",
                    Documents.protocol(SHARE)))
            .endpoint();
    assertAtData(share);
    assertThat(anonymous.get(share).is(200).body()).isEqualTo(bytes(2));
  }

  @Test
  @DisplayName("endpoints are spread over the data servers")
  void endpointsAreSpread() {
    Negotiation pull = Negotiation.pull(alice, upload("spread", bytes(3)));
    long first = 0;
    for (int i = 0; i < 60; i++) {
      first += pull.endpoint().startsWith(data.url()) ? 1 : 0;
    }
    assertThat(first).isBetween(15L, 45L);
    System.out.println("of 60 endpoints " + first + " at one data server, the rest at the other");
  }

  @Test
  @DisplayName("each server answers its own paths and no others")
  void pathsOfTheOtherAreNotFound() {
    String endpoint = Negotiation.push(alice, "/home/alice/elsewhere").endpoint();
    String path = URI.create(endpoint).getPath().replace("/vospace", "");
    for (String missing : List.of(path, "/auth" + path, "/data", "/files/home/alice/one")) {
      alice.get(missing).isFault(404, "NodeNotFound");
    }
    put(metadata.url() + path, bytes(4)).isFault(404, "NodeNotFound");
    for (String missing :
        List.of(
            "/nodes/home/alice", "/auth/nodes/home", "/synctrans", "/transfers", "/protocols")) {
      atData.get(missing).isFault(404, "NodeNotFound");
    }
    upload("one-file", bytes(4));
    assertThat(atData.get("/files/home/alice/one-file").is(200).body()).isEqualTo(bytes(4));
    assertThat(atData.get("/capabilities").is(200).text())
        .contains(data.url() + "/files")
        .doesNotContain("/nodes");
    assertThat(alice.get("/capabilities").is(200).text())
        .contains(metadata.url() + "/nodes", data.url() + "/files");
    for (Caller caller : List.of(alice, atData)) {
      assertThat(caller.get("/availability").is(200).text()).contains("true</");
    }
  }

  @Test
  @DisplayName("pullToVoSpace and pushFromVoSpace run where the storage is, copies anywhere")
  void jobsThatMoveBytes() {
    try (RemoteServer remote = new RemoteServer()) {
      String address = remote.at("/x", exchange -> RemoteServer.send(exchange, 200, bytes(5)));
      for (int i = 0; i < 5; i++) {
        pullTo("/home/alice/fetched" + i, address).completed();
        assertThat(download("/home/alice/fetched" + i)).isEqualTo(bytes(5));
      }
    }
    makeContainer("/home/alice/box");
    JobHandle.copy(alice, "/home/alice/fetched0", "/home/alice/box/copy").completed();
    JobHandle.move(alice, "/home/alice/box", "/home/alice/moved").completed();
    assertThat(download("/home/alice/moved/copy")).isEqualTo(bytes(5));
  }

  @Test
  @DisplayName("without the data server nodes are answered, and bytes can be negotiated")
  void dataServerStopped() {
    String path = upload("kept", bytes(6));
    data.stop();
    makeContainer("/home/alice/meanwhile");
    assertThat(alice.node(path).property(Core.LENGTH)).isEqualTo(Integer.toString(1 << 20));
    JobHandle.copy(alice, path, "/home/alice/meanwhile/copy").completed();
    JobHandle.move(alice, "/home/alice/meanwhile", "/home/alice/later").completed();
    alice.get("/availability").is(200).saying("true</");
    String push = Negotiation.push(alice, "/home/alice/late").endpoint();
    String pull = Negotiation.pull(alice, "/home/alice/later/copy").endpoint();
    JobHandle negotiated =
        JobHandle.create(
            alice, Documents.pullFrom(alice.space(), "/home/alice/later/copy"), "PHASE=RUN");
    negotiated.awaitPhase("EXECUTING");
    try (RemoteServer remote = new RemoteServer()) {
      JobHandle waiting =
          pullTo(
              "/home/alice/waited",
              remote.at("/y", exchange -> RemoteServer.send(exchange, 200, bytes(7))));
      // A later job is done, this one waits for somebody with the storage.
      JobHandle.copy(alice, path, "/home/alice/later/second").completed();
      assertThat(waiting.phase()).isEqualTo("QUEUED");
      assertThat(remote.hits("/y")).isZero();
      data = again("data", data, dataSettings());
      waiting.completed();
    }
    assertThat(download("/home/alice/waited")).isEqualTo(bytes(7));
    put(push, bytes(8)).isSuccess();
    assertThat(download("/home/alice/late")).isEqualTo(bytes(8));
    assertThat(anonymous.get(pull).is(200).body()).isEqualTo(bytes(6));
  }

  @Test
  @DisplayName("without the metadata server what was negotiated is up- and downloaded")
  void metadataServerStopped() {
    String path = upload("read", bytes(9));
    String pull = Negotiation.pull(alice, path).endpoint();
    String push = Negotiation.push(alice, "/home/alice/written").endpoint();
    metadata.stop();
    assertThat(anonymous.get(pull).is(200).body()).isEqualTo(bytes(9));
    put(push, bytes(10)).isSuccess();
    atData.get("/availability").is(200).saying("true</");
    metadata = again("metadata", metadata, metadataSettings());
    assertThat(download("/home/alice/written")).isEqualTo(bytes(10));
  }

  @Test
  @DisplayName("a wrong role, and a server without bytes that names no other, stop the start")
  void wrongRoles() {
    WildFlyServer wrong = launch("wrong", 0, Map.of("VOSPACE_ROLES", "metadata,date"));
    assertThatThrownBy(wrong::awaitReady)
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining(
            "VOSPACE_ROLES is \"metadata,date\" but must be one or more of metadata, data, jobs.");
    WildFlyServer lone = launch("lone", 0, Map.of("VOSPACE_ROLES", "metadata,jobs"));
    assertThatThrownBy(lone::awaitReady)
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("VOSPACE_DATA_URLS is not set but must name the data servers");
  }
}
