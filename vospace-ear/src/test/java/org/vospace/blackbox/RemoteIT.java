package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** pullToVoSpace and pushFromVoSpace: VOSpace 2.1 §6.4.2, §6.4.4. Loopback must be permitted. */
class RemoteIT extends SpaceTest {
  private static final byte[] CONTENT = bytes("bytes from elsewhere");

  private final RemoteServer remote = new RemoteServer();

  @AfterAll
  void closeRemote() {
    remote.close();
  }

  private static String endpoint(String address) {
    return "<vos:endpoint>" + Documents.escape(address) + "</vos:endpoint>";
  }

  private JobHandle pullTo(String path, String... addresses) {
    String[] protocols =
        Arrays.stream(addresses)
            .map(address -> Documents.protocol(Core.HTTP_GET, endpoint(address)))
            .toArray(String[]::new);
    return JobHandle.create(
        alice, Documents.transfer(uri(path), "pullToVoSpace", protocols), "PHASE=RUN");
  }

  private JobHandle pushFrom(String path, String... addresses) {
    String[] protocols =
        Arrays.stream(addresses)
            .map(address -> Documents.protocol(Core.HTTP_PUT, endpoint(address)))
            .toArray(String[]::new);
    return JobHandle.create(
        alice, Documents.transfer(uri(path), "pushFromVoSpace", protocols), "PHASE=RUN");
  }

  @Test
  @DisplayName("SI-01 SI-02 the service fetches the bytes, into a new node and into an old one")
  void pullTo() {
    String address =
        remote.at(
            "/si01",
            exchange -> {
              exchange.getResponseHeaders().set("Content-Type", "image/fits");
              RemoteServer.send(exchange, 200, CONTENT);
            });
    String path = path("si01");
    pullTo(path, address).completed();
    assertBytes(path, CONTENT);
    set(
        alice,
        path,
        Documents.property(Core.TITLE, "old"),
        Documents.property(Core.GROUP_READ, "staff"));
    pullTo(path, address).completed();
    NodeView node = alice.node(path);
    assertThat(node.property(Core.TITLE)).isNull();
    assertThat(node.property(Core.GROUP_READ)).isEqualTo("staff");
    assertThat(node.property(Core.LENGTH)).isEqualTo(Integer.toString(CONTENT.length));
    String box = container("si02box", Documents.property(Core.TITLE, "kept"));
    pullTo(box, address).completed();
    assertThat(alice.node(box).property(Core.TITLE)).isEqualTo("kept");
    assertThat(alice.node(box).children()).hasSize(1);
    pullTo(path("none/x"), address).failed("Node Not Found", "NodeNotFound");
    pullTo(path(".null"), address).completed();
  }

  @Test
  @DisplayName("SI-02 the node is busy while the bytes come; an abort leaves the old ones")
  void busy() {
    String path = file("si02", bytes("old"));
    String address =
        remote.at(
            "/si02",
            exchange -> {
              exchange.sendResponseHeaders(200, 1_000_000);
              exchange.getResponseBody().write(new byte[100_000]);
              exchange.getResponseBody().flush();
              for (int i = 0; i < 3_000 && !Thread.interrupted(); i++) {
                exchange.getResponseBody().write(1);
                exchange.getResponseBody().flush();
                java.util.concurrent.locks.LockSupport.parkNanos(10_000_000);
              }
            });
    JobHandle job = pullTo(path, address);
    awaitBusy(path, true);
    Negotiation.push(alice, path).failed("Node Busy", "NodeBusy");
    job.post("/phase", "PHASE=ABORT").is(303);
    awaitBusy(path, false);
    assertBytes(path, bytes("old"));
    upload(alice, path, bytes("new"));
    assertThat(job.phase()).isEqualTo("ABORTED");
  }

  @Test
  @DisplayName("MV-01 moves do not wait behind transfers that stall, whoever asked for them")
  void fairQueue() {
    CountDownLatch over = new CountDownLatch(1);
    String stalling =
        remote.at(
            "/stall",
            exchange -> {
              exchange.sendResponseHeaders(200, 1_000_000);
              exchange.getResponseBody().write(new byte[1_000]);
              exchange.getResponseBody().flush();
              try {
                over.await(60, TimeUnit.SECONDS);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    List<JobHandle> stalled = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      stalled.add(pullTo(path("stalled" + i), stalling));
    }
    stalled.get(0).awaitPhase("EXECUTING");
    String file = file("fair", bytes("x"));
    JobHandle.move(alice, file, path("fairmoved")).completed();
    JobHandle.copy(bob, "/home/bob", path("x")).failed("Permission Denied", "PermissionDenied");
    assertThat(stalled.stream().map(JobHandle::phase)).contains("EXECUTING", "QUEUED");
    stalled.forEach(job -> job.post("/phase", "PHASE=ABORT").is(303));
    over.countDown();
    for (JobHandle job : stalled) {
      assertThat(job.phase()).isEqualTo("ABORTED");
    }
    assertThat(alice.node(home).childNames()).noneMatch(name -> name.startsWith("stalled"));
  }

  @Test
  @DisplayName("SI-03 the service sends the bytes elsewhere")
  void pushFrom() {
    AtomicReference<byte[]> received = new AtomicReference<>();
    AtomicReference<String> headers = new AtomicReference<>();
    String address =
        remote.at(
            "/si03",
            exchange -> {
              headers.set(exchange.getRequestMethod() + exchange.getRequestHeaders().keySet());
              received.set(exchange.getRequestBody().readAllBytes());
              RemoteServer.send(exchange, 201, new byte[0]);
            });
    byte[] content = new byte[3 << 20];
    new Random(3).nextBytes(content);
    pushFrom(file("si03", content), address).completed();
    assertThat(received.get()).isEqualTo(content);
    assertThat(headers.get()).startsWith("PUT").doesNotContain("Authorization", "Cookie");
    pushFrom(data("si03empty"), address).completed();
    assertThat(received.get()).isEmpty();
  }

  @Test
  @DisplayName(
      "SI-04 SI-05 one that fails gives way to the next, and after a success none is asked")
  void tried() {
    String refused = "http://127.0.0.1:1/nothing";
    String error = remote.at("/si05e", exchange -> RemoteServer.send(exchange, 500, new byte[0]));
    String half =
        remote.at(
            "/si05h",
            exchange -> {
              exchange.sendResponseHeaders(200, 1_000_000);
              exchange.getResponseBody().write(new byte[500_000]);
              exchange.getResponseBody().flush();
              throw new java.io.IOException("breaks off on purpose");
            });
    String good = remote.at("/si05g", exchange -> RemoteServer.send(exchange, 200, CONTENT));
    String later = remote.at("/si05l", exchange -> RemoteServer.send(exchange, 200, CONTENT));
    String path = path("si05");
    pullTo(path, refused, error, half, good, later).completed();
    assertBytes(path, CONTENT);
    for (String contacted : new String[] {"/si05e", "/si05h", "/si05g"}) {
      assertThat(remote.hits(contacted)).as(contacted).isEqualTo(1);
    }
    assertThat(remote.hits("/si05l")).isZero();
  }

  @Test
  @DisplayName("SI-06 when all fail the fault lists what was tried, and the old bytes stay")
  void allFail() {
    String path = file("si06", bytes("old"));
    String error = remote.at("/si06", exchange -> RemoteServer.send(exchange, 503, new byte[0]));
    JobHandle pull = pullTo(path, error, "http://127.0.0.1:1/x");
    pull.failed("Transfer Failed", "TransferFailed");
    assertThat(alice.get(pull.url() + "/error").text()).contains(error, "http://127.0.0.1:1/x");
    assertBytes(path, bytes("old"));
    assertThat(remote.hits("/si06")).isEqualTo(1);
    pushFrom(path, error).failed("Transfer Failed", "TransferFailed");
  }

  @Test
  @DisplayName("SI-07 a missing source is NodeNotFound; fewer bytes than announced are not taken")
  void missingSource() {
    pushFrom(path("si07none"), remote.address("/x")).failed("Node Not Found", "NodeNotFound");
    JobHandle.create(
            alice,
            Documents.transfer(
                uri(path("si07")),
                "pullToVoSpace",
                Documents.view("urn:x-view"),
                Documents.protocol(Core.HTTP_GET, endpoint(remote.address("/x")))),
            "PHASE=RUN")
        .failed("View Not Supported", "ViewNotSupported");
  }

  @Test
  @DisplayName("SI-08 no known protocol is ProtocolNotSupported, none to contact InvalidArgument")
  void protocols() {
    JobHandle.create(
            alice,
            Documents.transfer(
                uri(path("si08")),
                "pullToVoSpace",
                Documents.protocol("urn:x-protocol", endpoint(remote.address("/x")))),
            "PHASE=RUN")
        .failed("Protocol Not Supported", "ProtocolNotSupported");
    JobHandle.create(
            alice,
            Documents.transfer(
                uri(path("si08")), "pullToVoSpace", Documents.protocol(Core.HTTP_GET)),
            "PHASE=RUN")
        .failed("Invalid Argument", "InvalidArgument");
  }

  @Test
  @DisplayName("SI-09 redirects are followed, a few, and each is looked at")
  void redirects() {
    String good = remote.at("/si09good", exchange -> RemoteServer.send(exchange, 200, CONTENT));
    String once = remote.at("/si09once", exchange -> RemoteServer.redirect(exchange, 302, good));
    String path = path("si09");
    pullTo(path, once).completed();
    assertBytes(path, CONTENT);
    String loop =
        remote.at(
            "/si09loop",
            exchange -> RemoteServer.redirect(exchange, 302, remote.address("/si09loop")));
    pullTo(path, loop).failed("Transfer Failed", "TransferFailed");
    assertThat(remote.hits("/si09loop")).isLessThan(20);
    String own = URI.create(space.base()).resolve("/").toString();
    String inside = remote.at("/si09own", exchange -> RemoteServer.redirect(exchange, 302, own));
    pullTo(path, inside).failed("Transfer Failed", "TransferFailed");
    assertBytes(path, CONTENT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://127.0.0.1/x",
        "file:///etc/passwd",
        "gopher://127.0.0.1/x",
        "jar:http://127.0.0.1/x!/y",
        "http://user:secret@127.0.0.1:PORT/x",
        "http://127.0.0.1:PORT@169.254.169.254/x",
        "http://169.254.169.254/latest/meta-data",
        "http://10.0.0.1/x",
        "http://192.168.1.1/x",
        "http://172.16.0.1/x",
        "http://100.64.0.1/x",
        "http://0.0.0.0:PORT/x",
        "http://[::1]:PORT/x",
        "http://[::]:PORT/x",
        "http://[::ffff:10.0.0.1]/x",
        "http://[64:ff9b::a00:1]/x",
        "http://[2002:a00:1::]/x",
        "http://[fe80::1]/x",
        "http://[fc00::1]/x",
        "http://167772161/x",
        "http://0x0a000001/x",
        "http://224.0.0.1/x",
        "http://255.255.255.255/x",
        "http://127.0.0.1:99999/x",
        "http:///x",
        "http:x",
        "nonsense",
        "OWN",
        "OWNLOCALHOST"
      })
  @DisplayName("SI-09 an address that is not permitted is not asked")
  void addresses(String address) {
    String path = file("si09-" + Integer.toHexString(address.hashCode()), bytes("old"));
    int own = URI.create(space.base()).getPort();
    String real =
        address
            .replace("PORT", Integer.toString(remote.port()))
            .replace("OWNLOCALHOST", "http://localhost:" + own + "/")
            .replace("OWN", "http://127.0.0.1:" + own + "/vospace/availability");
    JobHandle job = pullTo(path, real);
    job.awaitEnd();
    assertThat(job.phase()).isEqualTo("ERROR");
    assertBytes(path, bytes("old"));
    assertThat(alice.get(job.url() + "/error").text()).doesNotContain("Exception");
  }
}
