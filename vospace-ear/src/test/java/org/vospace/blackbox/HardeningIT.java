package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hostile requests, byte for byte: none of them harms anybody else. */
class HardeningIT extends SpaceTest {
  private static final int PATIENCE_MILLIS = 30_000;

  private final URI base = URI.create(space.base());

  @Test
  @DisplayName("a header that is too large is refused, and so are too many of them")
  void hugeHeader() {
    String large = "X-Large: " + "x".repeat(600_000) + "\r\n";
    String many = "X-Many: 1\r\n".repeat(200);
    String cookies = "Cookie: " + "a=1; ".repeat(200) + "z=1\r\n";
    for (String headers : List.of(large, many, cookies)) {
      assertThat(status(answerTo("GET", base.getPath() + "/availability", headers)))
          .as(headers.substring(0, 10))
          .isIn("", "400", "413", "431");
    }
    String parameters = "?" + "a=1&".repeat(1_000);
    assertThat(status(answerTo("GET", base.getPath() + "/availability" + parameters, "")))
        .isIn("", "400", "414");
    alice.getNode(home).is(200);
  }

  @Test
  @DisplayName("clients that send their request slowly are cut off and do not stop others")
  void slowLoris() throws IOException {
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 200; i++) {
        Socket socket = connect("127.0.0.1");
        write(socket, "GET " + base.getPath() + "/availability HTTP/1.1\r\nX-Slow: ");
        slow.add(socket);
      }
      long start = System.nanoTime();
      alice.getNode(home).is(200);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
      for (Socket socket : slow) {
        assertThat(read(socket)).doesNotContain(" 200 ");
      }
    } finally {
      close(slow);
    }
  }

  @Test
  @DisplayName("who guesses passwords is slowed down; the right user gets in, from there as well")
  void passwordSpraying() {
    String spraying = "127.0.0.77";
    for (int i = 0; i < 100; i++) {
      assertThat(login(spraying, "user" + i, "Spring2026")).isEqualTo("401");
    }
    long start = System.nanoTime();
    for (int i = 0; i < 8; i++) {
      assertThat(login(spraying, "user" + i, "Summer2026")).isEqualTo("401");
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(2));
    assertThat(login(spraying, "carol", "carol")).isEqualTo("200");
    start = System.nanoTime();
    assertThat(login(spraying, "carol", "carol")).isEqualTo("200");
    alice.getNode(home).is(200);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  @DisplayName("guesses for one identity are slowed down sooner, and only where they come from")
  void guessing() {
    for (int i = 0; i < 10; i++) {
      login("127.0.0.78", "bob", "guess" + i);
    }
    long start = System.nanoTime();
    for (int i = 0; i < 4; i++) {
      assertThat(login("127.0.0.78", "bob", "again" + i)).isEqualTo("401");
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(1));
    assertThat(login("127.0.0.78", "bob", "bob")).isEqualTo("200");
    bob.get("/availability").is(200);
  }

  @Test
  @DisplayName("a burst of requests of one caller waits its turn, and each of them is served")
  void burst() {
    try (Crowd burst = new Crowd(space)) {
      burst.join(600, alice, space.nodes(home));
      burst.awaitWord("HTTP/1.1 200", Duration.ofSeconds(60));
    }
  }

  @Test
  @DisplayName("who holds too many requests at once is told to come again; others are served")
  void crowd() throws IOException {
    List<Socket> held = new ArrayList<>();
    try {
      String head =
          RawHttp.requestHead(carol, base, "POST", base.getPath() + "/nodes/home/carol")
              + "Content-Type: text/xml\r\nContent-Length: 1000\r\n\r\n<";
      for (int i = 0; i < 140; i++) {
        Socket socket = connect("127.0.0.79");
        write(socket, head);
        held.add(socket);
      }
      Answer refused = null;
      for (int i = 0; i < 100 && (refused == null || refused.status() == 200); i++) {
        refused = carol.get("/availability");
      }
      assertThat(refused.isFault(503, "ServiceBusy").required("Retry-After")).isEqualTo("1");
      long start = System.nanoTime();
      alice.getNode(home).is(200);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    } finally {
      close(held);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Forwarded-Host: evil.example",
        "X-Forwarded-Proto: https",
        "X-Forwarded-Port: 666",
        "X-Forwarded-For: 192.0.2.1",
        "Forwarded: for=192.0.2.1;host=evil.example;proto=https",
        "X-Original-Host: evil.example",
        "X-Rewrite-URL: /evil.example"
      })
  @DisplayName("H-05 nobody but a named proxy tells where the service is")
  void forgedForwarding(String header) {
    String answer = answerTo("GET", base.getPath() + "/capabilities", header + "\r\n");
    assertThat(status(answer)).isEqualTo("200");
    assertThat(answer)
        .contains(space.base() + "/nodes")
        .doesNotContain("evil.example", "https://localhost", ":666", "Strict-Transport");
  }

  @Test
  @DisplayName("H-05 a Host that is not this service's makes no addresses")
  void forgedHost() {
    String answer =
        exchange(
            "127.0.0.1",
            "GET "
                + base.getPath()
                + "/capabilities HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
    assertThat(status(answer)).isEqualTo("400");
    assertThat(answer).doesNotContain("evil.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
        "Host: evil.example\r\n\r\n"
      })
  @DisplayName("a request that two servers could read differently is refused, with its connection")
  void smuggling(String rest) {
    String smuggled = "GET " + base.getPath() + "/availability?smuggled HTTP/1.1\r\nHost: ";
    String answer =
        exchange(
            "127.0.0.1",
            "POST "
                + base.getPath()
                + "/synctrans HTTP/1.1\r\nHost: "
                + base.getRawAuthority()
                + "\r\n"
                + rest
                + smuggled
                + base.getRawAuthority()
                + "\r\nConnection: close\r\n\r\n");
    assertThat(status(answer)).isIn("", "400", "501");
    assertThat(answer.split("HTTP/1.1 ", -1)).hasSizeLessThanOrEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TRACE", "TRACK", "CONNECT", "PROPFIND", "x"})
  @DisplayName("H-04 methods that nobody needs do nothing")
  void methods(String method) {
    String answer = answerTo(method, base.getPath() + "/nodes", "X-Secret: told-back\r\n");
    assertThat(status(answer)).startsWith("4");
    assertThat(answer).doesNotContain("told-back");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/console",
        "/management",
        "/metrics",
        "/health",
        "/wildfly-services",
        "/vospace/fault",
        "/vospace/WEB-INF/web.xml",
        "/vospace/META-INF/MANIFEST.MF",
        "/vospace/nodes/../../management"
      })
  @DisplayName("H-10 nothing but the documented paths answers")
  void otherPaths(String path) {
    assertThat(status(answerTo("GET", path, ""))).isIn("400", "404");
  }

  @Test
  @DisplayName(
      "every answer tells a browser to run nothing of it, and not what the server is made of")
  void headers() {
    String endpoint = Negotiation.push(alice, path("headers")).endpoint();
    for (Answer answer :
        List.of(
            alice.getNode(home).is(200),
            anonymous.getNode(home).is(401),
            Caller.with(space, "Basic eA==").getNode(home).is(401),
            alice.get("/nothing").is(404),
            alice.request("PATCH", "/nodes").send().is(405),
            anonymous.get(endpoint).isClientError(),
            put(endpoint, bytes("x")).isSuccess(),
            anonymous.get("/data/x").is(400))) {
      assertThat(answer.required("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(answer.required("Content-Security-Policy"))
          .matches("default-src 'none'.*|sandbox");
      assertThat(answer.required("Referrer-Policy")).isEqualTo("no-referrer");
      assertThat(answer.required("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
      assertThat(answer.headers()).doesNotContainKeys("Server", "X-Powered-By");
    }
  }

  private String login(String from, String user, String password) {
    return status(
        exchange(
            from,
            "GET "
                + base.getPath()
                + "/availability HTTP/1.1\r\nHost: "
                + base.getRawAuthority()
                + "\r\nConnection: close\r\nAuthorization: "
                + Caller.basic(user, password)
                + "\r\n\r\n"));
  }

  private String answerTo(String method, String target, String headers) {
    return exchange(
        "127.0.0.1", RawHttp.requestHead(anonymous, base, method, target) + headers + "\r\n");
  }

  private String exchange(String from, String request) {
    try (Socket socket = connect(from)) {
      write(socket, request);
      return read(socket);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A connection from one of the addresses of this host, which are clients to the service. */
  private Socket connect(String from) throws IOException {
    assumeTrue(base.getHost().equals("localhost"), "the server is on this host");
    Socket socket = new Socket();
    socket.bind(new InetSocketAddress(from, 0));
    socket.connect(new InetSocketAddress("127.0.0.1", base.getPort()), PATIENCE_MILLIS);
    socket.setSoTimeout(PATIENCE_MILLIS);
    return socket;
  }

  private static void write(Socket socket, String text) {
    try {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
    } catch (IOException e) {
      // The server has hung up before it read all: what it says, if anything, is read next.
    }
  }

  /** All that the server sends until it hangs up, which it must. */
  private static String read(Socket socket) throws IOException {
    try {
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (SocketTimeoutException e) {
      throw new AssertionError("the server keeps the connection", e);
    } catch (IOException e) {
      return "";
    }
  }

  private static String status(String answer) {
    return answer.startsWith("HTTP/1.1 ") ? answer.substring(9, 12) : "";
  }

  private static void close(List<Socket> sockets) throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
