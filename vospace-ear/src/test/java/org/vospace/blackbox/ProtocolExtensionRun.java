package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
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
import org.vospace.protocol.TransferProtocol;

/**
 * The protocol of wildfly-config/docs/protocols.md as a stranger's: compiled outside of the reactor
 * against the service's jar, packed, added to the EAR as a module, and used by a client: {@code mvn
 * verify -Dit.test=ProtocolExtensionRun}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProtocolExtensionRun {
  private static final Path EXAMPLE = Path.of("src/test/java/example/lines");
  private static final String LINES = "urn:example:lines";
  private static final String SHARE = "http://wiki.ivoa.net/twiki/bin/view/IVOA/VOSpacePublicShare";

  private final List<WildFlyServer> servers = new ArrayList<>();
  private Path directory;
  private EmbeddedDatabase database;
  private Caller alice;
  private Caller anonymous;

  @BeforeAll
  void start() throws IOException {
    directory = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "protocol");
    database = EmbeddedDatabase.start(directory.resolve("postgres"));
    WildFlyServer server = launch("server", earWith("lines", sources()));
    server.awaitReady();
    alice = Caller.named(new Space(server.url(), "example.org~vospace"), "alice");
    anonymous = Caller.anonymous(alice.space());
    alice.get("/availability").is(200);
  }

  @AfterAll
  void stop() {
    servers.forEach(WildFlyServer::stop);
    database.close();
  }

  private WildFlyServer launch(String name, Path ear) {
    WildFlyServer server =
        WildFlyServer.start(
            new WildFlyServer.Settings(
                Path.of(System.getProperty("vospace.home")),
                directory.resolve(name),
                ear,
                0,
                "512m",
                Demonstration.environment(database, directory.resolve("objects"))));
    servers.add(server);
    return server;
  }

  private static Map<String, String> sources() throws IOException {
    Map<String, String> sources = new HashMap<>();
    for (String source : List.of("LinesProtocol.java", "LinesServer.java", "LinesStream.java")) {
      sources.put(source, Files.readString(EXAMPLE.resolve(source)));
    }
    return sources;
  }

  /** A copy of the application with one more module. */
  private Path earWith(String name, Map<String, String> sources) throws IOException {
    Path jar =
        CompiledJar.make(
            directory.resolve(name), name + ".jar", sources, TransferProtocol.class, Inject.class);
    Path ear = directory.resolve(name).resolve("vospace.ear");
    Files.copy(Path.of(System.getProperty("vospace.ear")), ear);
    try (FileSystem archive = FileSystems.newFileSystem(ear)) {
      Files.copy(jar, archive.getPath("/" + jar.getFileName()));
      Path descriptor = archive.getPath("/META-INF/application.xml");
      String modules = Files.readString(descriptor);
      String added = "<module><ejb>" + jar.getFileName() + "</ejb></module>";
      Files.writeString(descriptor, modules.replaceFirst("<module>", added + "<module>"));
    }
    return ear;
  }

  private Negotiation negotiate(String path, String direction, String... protocols) {
    String[] entries = new String[protocols.length];
    for (int i = 0; i < entries.length; i++) {
      entries[i] = Documents.protocol(protocols[i]);
    }
    return Negotiation.of(alice, Documents.transfer(alice.space().uri(path), direction, entries));
  }

  private Negotiation push(String path) {
    return negotiate(path, "pushToVoSpace", LINES);
  }

  private Negotiation pull(String path) {
    return negotiate(path, "pullFromVoSpace", LINES);
  }

  private byte[] overHttp(String path) {
    return anonymous.get(Negotiation.pull(alice, path).endpoint()).is(200).body();
  }

  private static byte[] bytes(int seed) {
    byte[] bytes = new byte[100_000];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  @Test
  @DisplayName("what the service provides is told with the protocol that was added")
  void isListed() {
    assertThat(alice.get("/protocols").is(200).xml().attributes("vos:provides/vos:protocol", "uri"))
        .containsExactly(Core.HTTP_GET, Core.HTTP_PUT, SHARE, LINES);
  }

  @Test
  @DisplayName("it is negotiated in the caller's order of preference, in its directions")
  void isNegotiated() {
    for (List<String> order :
        List.of(List.of(LINES, Core.HTTP_PUT), List.of(Core.HTTP_PUT, LINES))) {
      XmlView details =
          negotiate("/home/alice/order", "pushToVoSpace", order.toArray(String[]::new)).details();
      assertThat(details.attributes("vos:protocol", "uri")).containsExactlyElementsOf(order);
      assertThat(details.values("vos:protocol/vos:endpoint"))
          .map(endpoint -> endpoint.split(":")[0])
          .containsExactlyElementsOf(
              order.stream().map(p -> p.equals(LINES) ? "lines" : "http").toList());
    }
  }

  @Test
  @DisplayName("bytes that come by it are the node's, and those that go are the node's")
  void pushAndPull() {
    String path = "/home/alice/lines";
    Negotiation push = push(path);
    String endpoint = push.endpoint();
    assertThat(LinesClient.put(endpoint, bytes(1))).isEqualTo("DONE");
    assertThat(push.phase()).isEqualTo("COMPLETED");
    assertThat(alice.node(path).property(Core.LENGTH)).isEqualTo("100000");
    assertThat(overHttp(path)).isEqualTo(bytes(1));
    assertThat(LinesClient.put(endpoint, bytes(2))).isEqualTo("FAULT NodeNotFound");
    Negotiation pull = pull(path);
    String there = pull.endpoint();
    assertThat(LinesClient.get(there, true)).isEqualTo(bytes(1));
    assertThat(pull.phase()).isEqualTo("COMPLETED");
    assertThat(LinesClient.get(there, true)).isNull();
    // Without bytes.
    assertThat(LinesClient.put(push("/home/alice/empty").endpoint(), new byte[0]))
        .isEqualTo("DONE");
    assertThat(LinesClient.get(pull("/home/alice/empty").endpoint(), true)).isEmpty();
  }

  @Test
  @DisplayName("what breaks off changes nothing, and can be tried again")
  void brokenOff() {
    String path = "/home/alice/broken";
    assertThat(LinesClient.put(push(path).endpoint(), bytes(3))).isEqualTo("DONE");
    Negotiation push = push(path);
    String endpoint = push.endpoint();
    LinesClient.breakOff(endpoint, bytes(4));
    await().until(() -> alice.node(path).busy().equals("false"));
    assertThat(overHttp(path)).isEqualTo(bytes(3));
    assertThat(push.phase()).isEqualTo("EXECUTING");
    assertThat(LinesClient.put(endpoint, bytes(5))).isEqualTo("DONE");
    assertThat(overHttp(path)).isEqualTo(bytes(5));
    Negotiation pull = pull(path);
    String there = pull.endpoint();
    assertThat(LinesClient.get(there, false)).isEqualTo(bytes(5));
    assertThat(pull.phase()).isEqualTo("EXECUTING");
    assertThat(LinesClient.get(there, true)).isEqualTo(bytes(5));
    assertThat(pull.phase()).isEqualTo("COMPLETED");
  }

  @Test
  @DisplayName("a secret that is none, a node that has gone and another direction are refused")
  void refused() {
    String path = "/home/alice/gone";
    assertThat(LinesClient.put(push(path).endpoint(), bytes(6))).isEqualTo("DONE");
    String endpoint = push(path).endpoint();
    assertThat(LinesClient.put(endpoint.substring(0, endpoint.length() - 1), bytes(7)))
        .isEqualTo("FAULT InvalidToken");
    assertThat(LinesClient.get(endpoint, true)).as("an upload's endpoint").isNull();
    alice.deleteNode(path).is(204);
    assertThat(LinesClient.put(endpoint, bytes(7))).isEqualTo("FAULT NodeNotFound");
    JobHandle.create(
            alice,
            Documents.transfer(
                alice.space().uri(path),
                "pullToVoSpace",
                Documents.protocol(LINES, "<vos:endpoint>lines://localhost:1/x</vos:endpoint>")),
            "PHASE=RUN")
        .failed("Protocol Not Supported", "ProtocolNotSupported");
  }

  @Test
  @DisplayName("two protocols of one uri stop the start")
  void twins() throws IOException {
    Map<String, String> sources = sources();
    sources.put(
        "TwinProtocol.java",
        "package example.lines;\n@jakarta.enterprise.context.ApplicationScoped\n"
            + "public class TwinProtocol extends LinesProtocol {}\n");
    WildFlyServer server = launch("twins", earWith("twins", sources));
    assertThatThrownBy(server::awaitReady)
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("has the uri urn:example:lines, which another protocol has already.");
  }
}
