package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vospace.blackbox.TestAuthority.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Client certificates and proxies of them, directly and through whatever passes TLS on. */
@ExtendWith(SignOnServer.Needed.class)
class CertificateParts extends SpaceTest {
  private static final String DN = "CN=Alice Astronomer,O=Institute,C=DE";
  private static final Duration LONG = Duration.ofHours(1);
  private static final Duration ENDED = Duration.ofHours(-1);

  private TestAuthority authority;
  private TestAuthority.Identity user;
  private Space other;

  @BeforeAll
  void certify() {
    authority = SignOnServer.running().authority();
    other = SignOnServer.running().tlsSpace();
    user = authority.user(DN, LONG);
    SignOnServer.map("x509", DN, "alice");
  }

  private Answer get(TestAuthority.Identity identity) throws IOException {
    return new TlsClient(authority, identity).send("GET", other.nodes(home), null);
  }

  /** Refused in the handshake or by the service, and never served as if nothing had come. */
  private void refused(String what, TestAuthority.Identity identity) {
    try {
      assertThat(get(identity).status()).as(what).isEqualTo(401);
    } catch (IOException e) {
      assertThat(e).as(what).isNotNull();
    }
  }

  @Test
  @DisplayName("AC-01 a certificate and proxies of depth one and two are alice, on nodes and jobs")
  void accepted() throws IOException {
    TestAuthority.Identity first = proxy(user, LONG, -1);
    TestAuthority.Identity second = proxy(first, LONG, -1);
    for (TestAuthority.Identity identity : new TestAuthority.Identity[] {user, first, second}) {
      Answer answer = get(identity).is(200);
      assertThat(answer.required("X-VO-Authenticated")).isEqualTo("alice");
    }
    TlsClient client = new TlsClient(authority, second);
    String path = path("by-proxy");
    client.send("PUT", other.nodes(path), Documents.data(space.uri(path))).is(201);
    String job =
        client
            .send("POST", other.base() + "/synctrans", Documents.pushTo(other, path))
            .is(303)
            .required("Location");
    String endpoint = client.send("GET", job, null).is(200).xml().value("//vos:endpoint");
    assertThat(endpoint).startsWith(other.base());
    new TlsClient(authority, null).send("PUT", endpoint, "bytes").is(200);
    assertBytes(path, bytes("bytes"));
  }

  @Test
  @DisplayName(
      "AC-01 AC-05 whom no rule names has the distinguished name; without one is anonymous")
  void unmapped() throws IOException {
    Answer answer = get(authority.user("CN=Bert,O=Institute,C=DE", LONG)).is(403);
    assertThat(answer.required("X-VO-Authenticated")).isEqualTo("CN=Bert,O=Institute,C=DE");
    Answer nobody = get(null).is(401);
    assertThat(nobody.headers().get("WWW-Authenticate")).contains("ivoa_x509");
    new TlsClient(authority, null).send("GET", other.base() + "/capabilities", null).is(200);
  }

  @Test
  @DisplayName("AC-07 expired, foreign and over-long chains are refused")
  void refusedChains() {
    Map<String, TestAuthority.Identity> chains = new TreeMap<>();
    chains.put("expired certificate", authority.user(DN, ENDED));
    chains.put("expired proxy", proxy(user, ENDED, -1));
    chains.put("proxy of an expired certificate", proxy(authority.user(DN, ENDED), LONG, -1));
    TestAuthority foreign = new TestAuthority("CN=Test Authority,O=Institute,C=DE");
    chains.put("foreign certificate", foreign.user(DN, LONG));
    chains.put("foreign proxy", proxy(foreign.user(DN, LONG), LONG, -1));
    chains.put("longer than permitted", proxy(proxy(user, LONG, 0), LONG, -1));
    TestAuthority.Identity deep = user;
    for (int depth = 0; depth < 5; depth++) {
      deep = proxy(deep, LONG, -1);
    }
    chains.put("five proxies", deep);
    TestAuthority.Identity another = authority.user("CN=Mallory,O=Institute,C=DE", LONG);
    chains.put(
        "a proxy under another's certificate",
        new TestAuthority.Identity(
            proxy(another, LONG, -1).keys(),
            java.util.List.of(proxy(another, LONG, -1).certificate(), user.certificate())));
    chains.put(
        "somebody else's certificate", new TestAuthority.Identity(another.keys(), user.chain()));
    chains.forEach(this::refused);
  }

  @Test
  @DisplayName("AC-01 a balancer that passes TLS on changes nothing")
  void passedOn() throws IOException {
    try (ServerSocket balancer = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
      Thread accepting = new Thread(() -> passOn(balancer, SignOnServer.running().tlsPort()));
      accepting.setDaemon(true);
      accepting.start();
      Space through = SignOnServer.running().tlsSpace(balancer.getLocalPort());
      Answer answer =
          new TlsClient(authority, proxy(proxy(user, LONG, -1), LONG, -1))
              .send("GET", through.nodes(home), null)
              .is(200);
      assertThat(answer.required("X-VO-Authenticated")).isEqualTo("alice");
    }
  }

  private static void passOn(ServerSocket balancer, int port) {
    while (!balancer.isClosed()) {
      try {
        Socket client = balancer.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
        pump(client, server);
        pump(server, client);
      } catch (IOException e) {
        return;
      }
    }
  }

  private static void pump(Socket from, Socket to) {
    Thread pumping =
        new Thread(
            () -> {
              try (InputStream in = from.getInputStream();
                  OutputStream out = to.getOutputStream()) {
                in.transferTo(out);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    pumping.setDaemon(true);
    pumping.setUncaughtExceptionHandler((thread, e) -> {});
    pumping.start();
  }
}
