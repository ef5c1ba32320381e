package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Whether the size of a container matters: pages, and the making and removing of one child, in a
 * container of a million children beside one of two thousand. Not part of the test run: {@code mvn
 * verify -Dit.test=PagingBench}. The figures go to {@code target/bench-paging.txt}.
 */
class PagingBench extends SpaceTest {
  private static final int SMALL = 2_000;
  private static final int LARGE = Integer.getInteger("vospace.bench.children", 1_000_000);
  private static final int PAGE = 1_000;
  private static final int ROUNDS = 5;
  private static final int REPEATS = 20;

  private final HttpClient client = HttpClient.newHttpClient();
  private final StringBuilder report = new StringBuilder();

  @BeforeAll
  void fill() throws SQLException {
    container("small");
    container("large");
    try (Connection connection = ServerForTests.database().dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      for (var entry : List.of(List.of("small", SMALL), List.of("large", LARGE))) {
        statement.execute(
            "INSERT INTO node (parent_id, name, type, owner) SELECT c.id, 'n' || lpad(i::text, 8,"
                + " '0'), 'DataNode', 'alice' FROM node c, generate_series(1, "
                + entry.get(1)
                + ") i WHERE c.name = '"
                + entry.get(0)
                + "' AND c.owner = 'alice'");
      }
      statement.execute("ANALYZE node");
    }
  }

  /** Milliseconds of one request. */
  private double time(String method, String address, String body, int status) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address))
            .header("Authorization", alice.authorization())
            .header("Content-Type", "text/xml")
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    try {
      long begin = System.nanoTime();
      int answered = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      double millis = (System.nanoTime() - begin) / 1e6;
      assertThat(answered).as(method + " " + address).isEqualTo(status);
      return millis;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private double page(String box, int from) {
    String path = path(box);
    String uri = uri(path + "/n%08d".formatted(from));
    String address = space.nodes(path) + "?limit=" + PAGE + "&detail=min&uri=" + uri;
    return time("GET", address, null, 200);
  }

  private double createAndDelete(String box, String name) {
    String path = path(box) + "/" + name;
    String address = space.nodes(path);
    return time("PUT", address, Documents.data(uri(path)), 201)
        + time("DELETE", address, null, 204);
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }

  /** Runs both in turn and compares the medians of the rounds. */
  private void compare(String what, Measure small, Measure large) {
    List<Double> smallRounds = new ArrayList<>();
    List<Double> largeRounds = new ArrayList<>();
    for (int round = -2; round < ROUNDS; round++) {
      List<Double> smallTimes = new ArrayList<>();
      List<Double> largeTimes = new ArrayList<>();
      for (int i = 0; i < REPEATS; i++) {
        smallTimes.add(small.millis(i));
        largeTimes.add(large.millis(i));
      }
      if (round >= 0) {
        smallRounds.add(median(smallTimes));
        largeRounds.add(median(largeTimes));
      }
    }
    String line =
        String.format(
            Locale.ROOT,
            "%-28s %d children %7.2f ms, %d children %7.2f ms, ratio %.2f%n",
            what,
            SMALL,
            median(smallRounds),
            LARGE,
            median(largeRounds),
            median(largeRounds) / median(smallRounds));
    report.append(line);
    System.out.print(line);
  }

  /** One measurement. */
  private interface Measure {
    double millis(int repeat);
  }

  @Test
  @DisplayName("a page and a change cost the same in a small and in a large container")
  void sizes() throws IOException {
    compare("page from the start", i -> page("small", 1), i -> page("large", 1));
    compare("page from the middle", i -> page("small", SMALL / 2), i -> page("large", LARGE / 2));
    compare(
        "page at the end",
        i -> page("small", SMALL - PAGE + 1),
        i -> page("large", LARGE - PAGE + 1));
    compare(
        "create and delete one child",
        i -> createAndDelete("small", "x" + i),
        i -> createAndDelete("large", "x" + i));
    Files.writeString(Path.of("target", "bench-paging.txt"), report);
  }
}
