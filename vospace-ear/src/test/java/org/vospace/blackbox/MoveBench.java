package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The move of a large container beside that of a small one, and a large file that the service
 * fetches. Not part of the test run: {@code mvn verify -Dit.test=MoveBench}.
 */
class MoveBench extends SpaceTest {
  private static final int ROUNDS = 9;
  private static final long GIBIBYTE = 1L << 30;

  private void fill(String box, int containers, int leaves) throws SQLException {
    container(box);
    try (Connection connection = ServerForTests.database().dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "WITH top AS (SELECT c.id, c.path FROM node n JOIN container c ON c.id = n.id"
              + " WHERE n.name = '"
              + box
              + "'), made AS (INSERT INTO node (parent_id, name, type, owner) SELECT top.id,"
              + " 'box' || i, 'ContainerNode', 'alice' FROM top, generate_series(1, "
              + containers
              + ") i RETURNING id) INSERT INTO container (id, path) SELECT made.id,"
              + " top.path || to_hex(made.id) FROM made, top");
      statement.execute(
          "INSERT INTO node (parent_id, name, type, owner) SELECT b.id, 'n' || i, 'DataNode', 'alice'"
              + " FROM node t JOIN node b ON b.parent_id = t.id, generate_series(1, "
              + leaves
              + ") i WHERE t.name = '"
              + box
              + "'");
      statement.execute("ANALYZE node");
    }
  }

  /** Milliseconds from RUN to COMPLETED. */
  private double move(String from, String to) {
    JobHandle job = JobHandle.relocate(alice, from, to, false);
    long begin = System.nanoTime();
    job.run();
    for (String phase = "QUEUED"; !phase.equals("COMPLETED"); ) {
      phase = alice.get(job.url() + "/phase?WAIT=10&PHASE=" + phase).is(200).text();
      assertThat(phase).isNotIn("ERROR", "ABORTED");
    }
    return (System.nanoTime() - begin) / 1e6;
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }

  @Test
  @DisplayName("MV-10 the move of a hundred thousand nodes beside that of ten")
  void largeMove() throws SQLException, IOException {
    fill("ten", 1, 9);
    fill("large", 1_000, 99);
    container("there");
    List<Double> small = new ArrayList<>();
    List<Double> large = new ArrayList<>();
    for (int round = -3; round < ROUNDS; round++) {
      double ten = move(path("ten"), path("there/ten")) + move(path("there/ten"), path("ten"));
      double many =
          move(path("large"), path("there/large")) + move(path("there/large"), path("large"));
      if (round >= 0) {
        small.add(ten / 2);
        large.add(many / 2);
      }
    }
    String line =
        String.format(
            Locale.ROOT,
            "move of 10 nodes %.1f ms, of 100 000 nodes in 1 000 containers %.1f ms, ratio %.1f%n",
            median(small),
            median(large),
            median(large) / median(small));
    System.out.print(line);
    Files.writeString(Path.of("target", "bench-move.txt"), line);
  }

  @Test
  @DisplayName("SI-05 a gibibyte of which the first address breaks off and the second redirects")
  void largeFetch() {
    try (RemoteServer remote = new RemoteServer()) {
      String half =
          remote.at("/half", exchange -> send(exchange.getResponseBody(), exchange, true));
      String whole =
          remote.at("/whole", exchange -> send(exchange.getResponseBody(), exchange, false));
      String hop = remote.at("/hop", exchange -> RemoteServer.redirect(exchange, 302, whole));
      long begin = System.nanoTime();
      String protocols =
          Documents.protocol(Core.HTTP_GET, "<vos:endpoint>" + half + "</vos:endpoint>")
              + Documents.protocol(Core.HTTP_GET, "<vos:endpoint>" + hop + "</vos:endpoint>");
      JobHandle.create(
              alice, Documents.transfer(uri(path("gib")), "pullToVoSpace", protocols), "PHASE=RUN")
          .completed();
      System.out.printf("1.5 GiB fetched in %.1f s%n", (System.nanoTime() - begin) / 1e9);
      assertThat(alice.node(path("gib")).property(Core.LENGTH)).isEqualTo(Long.toString(GIBIBYTE));
      assertThat(List.of(remote.hits("/half"), remote.hits("/hop"), remote.hits("/whole")))
          .containsOnly(1);
      String alone = Documents.protocol(Core.HTTP_GET, "<vos:endpoint>" + half + "</vos:endpoint>");
      String old = file("gibold", bytes("old"));
      JobHandle.create(alice, Documents.transfer(uri(old), "pullToVoSpace", alone), "PHASE=RUN")
          .failed("Transfer Failed", "TransferFailed");
      assertBytes(old, bytes("old"));
    }
  }

  private static void send(
      OutputStream body, com.sun.net.httpserver.HttpExchange exchange, boolean breaks)
      throws IOException {
    exchange.sendResponseHeaders(200, GIBIBYTE);
    byte[] block = new byte[1 << 20];
    for (int i = 0; i < 1024; i++) {
      if (breaks && i == 512) {
        throw new IOException("breaks off on purpose");
      }
      body.write(block);
    }
  }
}
