package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
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

/**
 * What a stop, a kill and a second server do to the space. These start servers of their own and
 * take minutes, so they are not part of the test run: {@code mvn verify -Dit.test=RestartRun}.
 */
class RestartRun {
  private static final int ROUNDS = Integer.getInteger("vospace.kill.rounds", 5);
  private static final int UPLOADS = 8;
  private static final int SIZE = 4 << 20;
  private static final Duration SWEPT = Duration.ofMinutes(3);

  private final List<WildFlyServer> servers = new ArrayList<>();
  private Path directory;
  private EmbeddedDatabase database;

  @BeforeEach
  void startDatabase() throws IOException {
    directory = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "restart");
    database = EmbeddedDatabase.start(directory.resolve("postgres"));
  }

  @AfterEach
  void stop() {
    servers.forEach(WildFlyServer::stop);
    database.close();
  }

  /** Starts a server without waiting for it. */
  private WildFlyServer launch(String name) {
    WildFlyServer server =
        WildFlyServer.start(
            new WildFlyServer.Settings(
                Path.of(System.getProperty("vospace.home")),
                directory.resolve(name),
                Path.of(System.getProperty("vospace.ear")),
                0,
                "512m",
                Demonstration.environment(database, directory.resolve("objects"))));
    servers.add(server);
    return server;
  }

  private static Caller alice(WildFlyServer server) {
    return Caller.named(new Space(server.url(), "example.org~vospace"), "alice");
  }

  private static void upload(Caller caller, String path, byte[] content) {
    put(caller, Negotiation.push(caller, path).endpoint(), content).isSuccess();
  }

  private static Answer put(Caller caller, String endpoint, byte[] content) {
    return Caller.anonymous(caller.space()).request("PUT", endpoint).bytes(content).send();
  }

  private static byte[] download(Caller caller, String path) {
    String endpoint = Negotiation.pull(caller, path).endpoint();
    return Caller.anonymous(caller.space()).get(endpoint).is(200).body();
  }

  private long count(String query) {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  private long files() {
    try (Stream<Path> paths = Files.walk(directory.resolve("objects"))) {
      return paths
          .filter(Files::isRegularFile)
          .filter(path -> !path.getFileName().toString().startsWith("."))
          .count();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static byte[] content(int seed) {
    byte[] bytes = new byte[SIZE];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  @Test
  @DisplayName("two servers that start at once over one database migrate once, and both serve")
  void twoServers() {
    WildFlyServer one = launch("one");
    WildFlyServer two = launch("two");
    one.awaitReady();
    two.awaitReady();
    assertThat(
            count(
                "SELECT count(*) - count(DISTINCT version) FROM flyway_schema_history"
                    + " WHERE version IS NOT NULL"))
        .isZero();
    assertThat(count("SELECT count(*) FROM flyway_schema_history WHERE NOT success")).isZero();
    String path = "/home/alice/shared";
    upload(alice(one), path, content(1));
    assertThat(download(alice(two), path)).isEqualTo(content(1));
    String endpoint = Negotiation.push(alice(one), path).endpoint();
    String other = endpoint.replace(one.url(), two.url());
    put(alice(two), other, content(2)).isSuccess();
    assertThat(download(alice(one), path)).isEqualTo(content(2));
    put(alice(one), endpoint, content(3)).isFault(404, "NodeNotFound");
    alice(two).deleteNode(path).is(204);
    alice(one).getNode(path).isFault(404, "NodeNotFound");
  }

  @Test
  @DisplayName("kill -9 in the middle of uploads leaves every node with old or new bytes, whole")
  void killed() {
    WildFlyServer server = launch("server");
    server.awaitReady();
    Map<String, byte[]> old = new HashMap<>();
    for (int i = 0; i < UPLOADS / 2; i++) {
      String path = "/home/alice/old" + i;
      old.put(path, content(i));
      alice(server).get("/availability").is(200);
      upload(alice(server), path, content(i));
    }
    Random random = new Random(7);
    int fresh = 0;
    int kept = 0;
    for (int round = 1; round <= ROUNDS; round++) {
      Caller alice = alice(server);
      Map<String, byte[]> sent = new HashMap<>();
      List<Thread> uploads = new ArrayList<>();
      for (int i = 0; i < UPLOADS; i++) {
        String path = i < UPLOADS / 2 ? "/home/alice/old" + i : "/home/alice/new" + round + "-" + i;
        byte[] bytes = content(round * 100 + i);
        sent.put(path, bytes);
        String endpoint = Negotiation.push(alice, path).endpoint();
        int pause = random.nextInt(3);
        uploads.add(new Thread(() -> interrupted(alice, endpoint, bytes, pause)));
      }
      uploads.forEach(Thread::start);
      WildFlyServer victim = server;
      await()
          .pollInterval(Duration.ofMillis(1))
          .until(() -> count("SELECT count(*) FROM write_lease") > random.nextInt(UPLOADS));
      victim.kill();
      servers.remove(victim);
      uploads.forEach(RestartRun::join);
      server = launch("server");
      server.awaitReady();
      // The lease of a writer that was killed ends by itself.
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> count("SELECT count(*) FROM write_lease WHERE until > now()") == 0);
      for (Map.Entry<String, byte[]> upload : sent.entrySet()) {
        String path = upload.getKey();
        Answer node = alice(server).getNode(path);
        if (old.get(path) == null && node.status() == 404) {
          continue;
        }
        byte[] found = download(alice(server), path);
        if (Arrays.equals(found, upload.getValue())) {
          old.put(path, found);
          fresh++;
        } else {
          assertThat(found).as("bytes of " + path + " in round " + round).isEqualTo(old.get(path));
          kept++;
        }
      }
    }
    WildFlyServer last = server;
    await()
        .atMost(SWEPT)
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(
            () -> {
              assertThat(count("SELECT count(*) FROM write_lease WHERE until > now()")).isZero();
              assertThat(count("SELECT count(*) FROM object WHERE sweep_after IS NOT NULL"))
                  .isZero();
              assertThat(files()).isEqualTo(old.size());
            });
    for (Map.Entry<String, byte[]> node : old.entrySet()) {
      assertThat(alice(last).node(node.getKey()).busy()).isNotEqualTo("true");
      assertThat(download(alice(last), node.getKey())).isEqualTo(node.getValue());
    }
    System.out.printf(
        "%d kills in %d uploads each: %d new, %d old, 0 lost, 0 mixed, %d files for %d nodes%n",
        ROUNDS, UPLOADS, fresh, kept, files(), old.size());
  }

  /** Sends half, waits until the server is gone or some time has passed, and tries the rest. */
  private static void interrupted(Caller caller, String endpoint, byte[] bytes, int pause) {
    try {
      if (pause == 0) {
        put(caller, endpoint, bytes);
        return;
      }
      try (SlowUpload upload = SlowUpload.begin(caller.space(), endpoint, bytes)) {
        if (pause == 1) {
          upload.finish();
        } else {
          upload.awaitEnd();
        }
      }
    } catch (java.io.UncheckedIOException killed) {
      // What was sent when the server was killed has no answer.
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void execute(String sql) {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Names, types and properties of a tree, by path below its top, as one text. */
  private String walk(String top) {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "WITH RECURSIVE t AS (SELECT id, CAST('' AS text) COLLATE \"C\" AS path, type FROM"
                    + " node WHERE name = '"
                    + top
                    + "' AND type = 'ContainerNode' UNION ALL"
                    + " SELECT n.id, t.path || '/' || n.name, n.type FROM t"
                    + " JOIN node n ON n.parent_id = t.id)"
                    + " SELECT count(*) || ' ' || md5(string_agg(path || type || coalesce((SELECT"
                    + " string_agg(uri || value, ',' ORDER BY uri) FROM property p"
                    + " WHERE p.node_id = t.id), ''), '|' ORDER BY path COLLATE \"C\")) FROM t")) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(top, e);
    }
  }

  private static void makeContainer(Caller caller, String path) {
    caller.putNode(path, Documents.container(caller.space().uri(path))).is(201);
  }

  @Test
  @DisplayName("CP-02 a copy that is killed three times completes, and was not seen before")
  void copyKilled() {
    WildFlyServer server = launch("server");
    server.awaitReady();
    Caller alice = alice(server);
    alice.get("/availability").is(200);
    makeContainer(alice, "/home/alice/tree");
    for (int i = 0; i < 20; i++) {
      makeContainer(alice, "/home/alice/tree/box" + i);
    }
    execute(
        "INSERT INTO node (parent_id, name, type, owner) SELECT c.id, 'n' || i, 'DataNode', 'alice'"
            + " FROM node c, generate_series(1, 1000) i WHERE c.name LIKE 'box%'");
    execute(
        "INSERT INTO property (node_id, uri, value) SELECT id, 'urn:name', name || '-' || id % 7"
            + " FROM node WHERE name LIKE 'n%1'");
    String source = walk("tree");
    assertThat(source).startsWith("20021 ");
    JobHandle job = JobHandle.copy(alice, "/home/alice/tree", "/home/alice/copy");
    String id = job.url().substring(job.url().lastIndexOf('/') + 1);
    String done = "SELECT coalesce(max(nodes_done), 0) FROM job WHERE id = '" + id + "'";
    List<Long> killedAt = new ArrayList<>();
    for (int kill = 1; kill <= 3; kill++) {
      long before = kill == 1 ? 0 : killedAt.get(killedAt.size() - 1);
      // A server goes on with the job before it is ready: it is killed as soon as it does.
      await()
          .atMost(Duration.ofMinutes(1))
          .pollInterval(Duration.ofMillis(1))
          .until(() -> count(done) > before);
      server.kill();
      servers.remove(server);
      killedAt.add(count(done));
      assertThat(killedAt.get(killedAt.size() - 1)).as("nodes at the kill").isLessThan(20_021);
      assertThat(
              count(
                  "SELECT count(*) FROM node c JOIN node p ON p.id = c.parent_id"
                      + " WHERE c.name = 'copy' AND p.name = 'alice'"))
          .as("copies that are seen")
          .isZero();
      server = launch("server");
    }
    server.awaitReady();
    alice = alice(server);
    new JobHandle(alice, server.url() + "/transfers/" + id).completed();
    assertThat(walk("copy")).isEqualTo(source);
    assertThat(walk("tree")).isEqualTo(source);
    System.out.println("copy killed at " + killedAt + " of 20021 nodes, then exact");

    JobHandle aborted = JobHandle.copy(alice, "/home/alice/tree", "/home/alice/never");
    await()
        .pollInterval(Duration.ofMillis(1))
        .until(
            () ->
                count(
                        "SELECT coalesce(max(nodes_done), 0) FROM job WHERE id = '"
                            + aborted.url().substring(aborted.url().lastIndexOf('/') + 1)
                            + "'")
                    > 0);
    aborted.post("/phase", "PHASE=ABORT").is(303);
    alice.getNode("/home/alice/never").isFault(404, "NodeNotFound");
    await()
        .atMost(SWEPT)
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(
            () -> {
              assertThat(count("SELECT count(*) FROM node_copy_row")).isZero();
              assertThat(count("SELECT count(*) FROM node WHERE parent_id IN (2, 3)")).isZero();
              assertThat(count("SELECT count(*) FROM node WHERE name LIKE 'n%'"))
                  .isEqualTo(2 * 20_000);
            });
  }

  @Test
  @DisplayName("a job of a server that is killed is read, and finished, by the other one")
  void takenOver() {
    WildFlyServer one = launch("one");
    WildFlyServer two = launch("two");
    one.awaitReady();
    two.awaitReady();
    Caller alice = alice(one);
    alice.get("/availability").is(200);
    makeContainer(alice, "/home/alice/tree");
    execute(
        "INSERT INTO node (parent_id, name, type, owner) SELECT c.id, 'n' || i, 'DataNode', 'alice'"
            + " FROM node c, generate_series(1, 30000) i WHERE c.name = 'tree'");
    JobHandle job = JobHandle.copy(alice, "/home/alice/tree", "/home/alice/copy");
    String id = job.url().substring(job.url().lastIndexOf('/') + 1);
    await()
        .pollInterval(Duration.ofMillis(1))
        .until(
            () ->
                count("SELECT coalesce(max(nodes_done), 0) FROM job WHERE id = '" + id + "'") > 0);
    one.kill();
    servers.remove(one);
    Caller there = alice(two);
    JobHandle other = new JobHandle(there, two.url() + "/transfers/" + id);
    assertThat(other.phase()).isEqualTo("EXECUTING");
    other.completed();
    assertThat(walk("copy")).isEqualTo(walk("tree"));
    JobHandle pending =
        JobHandle.create(there, Documents.pullFrom(there.space(), "/home/alice/tree"));
    pending.post("/phase", "PHASE=ABORT").is(303);
    assertThat(pending.phase()).isEqualTo("ABORTED");
  }

  @Test
  @DisplayName("a wrong setting stops the start with a sentence that names it")
  void wrongSetting() {
    Map<String, String> environment =
        new HashMap<>(Demonstration.environment(database, directory.resolve("objects")));
    environment.put("VOSPACE_MAX_DEPTH", "deep");
    WildFlyServer server =
        WildFlyServer.start(
            new WildFlyServer.Settings(
                Path.of(System.getProperty("vospace.home")),
                directory.resolve("wrong"),
                Path.of(System.getProperty("vospace.ear")),
                0,
                "512m",
                environment));
    servers.add(server);
    assertThatThrownBy(server::awaitReady)
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("VOSPACE_MAX_DEPTH is \"deep\" but must be a whole number");
  }

  @Test
  @DisplayName("nodes and bytes are there after a stop and a start")
  void stopped() {
    WildFlyServer server = launch("server");
    server.awaitReady();
    alice(server).get("/availability").is(200);
    upload(alice(server), "/home/alice/kept", content(5));
    server.stop();
    servers.remove(server);
    database.close();
    database = EmbeddedDatabase.start(directory.resolve("postgres"));
    server = launch("server");
    server.awaitReady();
    assertThat(download(alice(server), "/home/alice/kept")).isEqualTo(content(5));
  }
}
