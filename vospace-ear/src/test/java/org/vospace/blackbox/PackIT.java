package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Containers as archives: VOSpace 2.1 §3.4.5. */
class PackIT extends SpaceTest {
  private static final String TAR = "ivo://ivoa.net/vospace/core#tar";
  private static final String ZIP = "ivo://ivoa.net/vospace/core#zip";
  private static final String LONG = "%E6%98%9F".repeat(85);
  private static final String LONG_NAME = "\u661f".repeat(85);

  private final byte[] large = new byte[3_000_000];
  private String box;

  @BeforeAll
  void makeTree() {
    new Random(1).nextBytes(large);
    box = container("night%201");
    file("night%201/a.fits", large);
    file("night%201/empty", new byte[0]);
    data("night%201/never-written");
    container("night%201/inner");
    container("night%201/inner/empty");
    file("night%201/inner/" + LONG, bytes("long"));
    link("night%201/inner/link", uri(box + "/a.fits"));
    link("night%201/out", uri(home));
    link("night%201/web", "http://127.0.0.1/x");
  }

  private Negotiation pull(Caller caller, String path, String view) {
    return Negotiation.of(
        caller,
        Documents.transfer(
            uri(path), "pullFromVoSpace", Documents.view(view), Documents.protocol(space.get())));
  }

  private Map<String, Archives.Member> members(Caller caller, String path, String view) {
    return Archives.read(view, anonymous.get(pull(caller, path, view).endpoint()).is(200).body());
  }

  @ParameterizedTest
  @ValueSource(strings = {TAR, ZIP})
  @DisplayName("V-08 an archive has the container and all that is below it")
  void whole(String view) {
    Map<String, Archives.Member> members = members(alice, box, view);
    assertThat(members.keySet())
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(
                    Stream.of(
                        "night 1",
                        "night 1/a.fits",
                        "night 1/empty",
                        "night 1/never-written",
                        "night 1/inner",
                        "night 1/inner/empty",
                        "night 1/inner/" + LONG_NAME),
                    view.equals(TAR) ? Stream.of("night 1/inner/link") : Stream.<String>of())
                .flatMap(names -> names)
                .toList());
    assertThat(members.get("night 1/a.fits").bytes()).isEqualTo(large);
    assertThat(members.get("night 1/empty").bytes()).isEmpty();
    assertThat(members.get("night 1/inner/" + LONG_NAME).bytes()).isEqualTo(bytes("long"));
    assertThat(members.get("night 1/inner/empty").isDirectory()).isTrue();
    assertThat(members.get("night 1/a.fits").modified())
        .isCloseTo(
            Instant.parse(alice.node(box + "/a.fits").property(Core.MTIME)),
            within(2, ChronoUnit.SECONDS));
    if (view.equals(TAR)) {
      assertThat(members.get("night 1/inner/link").link()).isEqualTo("../a.fits");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {TAR, ZIP})
  @DisplayName("V-08 many pages and levels, and every member once")
  void manyPages(String view) {
    String many = container("many" + view.substring(view.length() - 3));
    String deep = many.substring(home.length() + 1);
    for (int i = 0; i < 40; i++) {
      deep = deep + "/d";
      container(deep);
    }
    Together.run(
        8,
        i -> {
          for (int j = 0; j < 60; j++) {
            make(alice, many + "/n" + i + "-" + j, Documents.data(uri(many + "/n" + i + "-" + j)));
          }
          return i;
        });
    assertThat(members(alice, many, view)).hasSize(1 + 40 + 480);
  }

  @Test
  @DisplayName("V-08 what the caller may not read is left out")
  void permissions() {
    String shared = container("shared", Documents.property(Core.PUBLIC_READ, "true"));
    make(
        alice,
        shared + "/open",
        Documents.data(uri(shared + "/open"), Documents.property(Core.PUBLIC_READ, "true")));
    data("shared/secret");
    container("shared/locked");
    make(
        alice,
        shared + "/locked/open",
        Documents.data(uri(shared + "/locked/open"), Documents.property(Core.PUBLIC_READ, "true")));
    for (String path : List.of("/home/alice", home)) {
      set(alice, path, Documents.property(Core.GROUP_READ, "staff")).is(200);
    }
    assertThat(members(bob, shared, TAR).keySet()).containsExactly("shared", "shared/open");
    assertThat(members(alice, shared, TAR)).hasSize(5);
    pull(carol, shared, TAR).failed("Permission Denied", "PermissionDenied");
    for (String path : List.of("/home/alice", home)) {
      set(alice, path, Documents.nil(Core.GROUP_READ)).is(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {TAR, ZIP})
  @DisplayName("V-08 H-03 headers, HEAD, and one whole download")
  void headers(String view) {
    Negotiation pull = pull(alice, box, view);
    String endpoint = pull.endpoint();
    boolean tar = view.equals(TAR);
    Answer head = anonymous.request("HEAD", endpoint).send().is(200);
    assertThat(head.body()).isEmpty();
    for (Answer answer : List.of(head, anonymous.get(endpoint).is(200))) {
      assertThat(answer.required("Content-Type"))
          .isEqualTo(tar ? "application/x-tar" : "application/zip");
      assertThat(answer.required("Content-Disposition"))
          .startsWith("attachment")
          .contains("night%201" + (tar ? ".tar" : ".zip"));
      assertThat(answer.required("Accept-Ranges")).isEqualTo("none");
      assertThat(answer.required("Cache-Control")).isEqualTo("no-store");
      assertThat(answer.header("Content-Length").filter(l -> !l.equals("0"))).isEmpty();
    }
    assertThat(pull.phase()).isEqualTo("COMPLETED");
    anonymous.get(endpoint).isFault(404, "NodeNotFound");
  }

  @Test
  @DisplayName("V-08 TR-13 an archive that was broken off can be asked again")
  void brokenOff() {
    Negotiation pull = pull(alice, box, TAR);
    String endpoint = pull.endpoint();
    try (SlowDownload download = SlowDownload.begin(space, endpoint)) {
      assertThat(download.status()).isEqualTo(200);
    }
    assertThat(pull.phase()).isEqualTo("EXECUTING");
    assertThat(Archives.read(TAR, anonymous.get(endpoint).is(200).body())).isNotEmpty();
  }

  @Test
  @DisplayName("V-08 UP-01 by URL parameters, and by a job")
  void otherForms() {
    String query =
        "/synctrans?TARGET="
            + encode(uri(box))
            + "&DIRECTION=pullFromVoSpace&VIEW="
            + encode(ZIP)
            + "&PROTOCOL="
            + encode(space.get());
    String endpoint = alice.get(query).is(200).xml().value("vos:protocol/vos:endpoint");
    assertThat(Archives.read(ZIP, anonymous.get(endpoint).is(200).body())).hasSize(7);
    String redirected = alice.get(query + "&REQUEST=redirect").is(303).required("Location");
    assertThat(redirected).endsWith("/night%201.zip");
    JobHandle job =
        JobHandle.create(
                alice,
                Documents.transfer(
                    uri(box),
                    "pullFromVoSpace",
                    Documents.view(TAR),
                    Documents.protocol(space.get())),
                "PHASE=RUN")
            .awaitPhase("EXECUTING");
    anonymous.get(job.negotiation().endpoint()).is(200);
    job.completed();
  }

  @Test
  @DisplayName("V-03 PF-04 an archive of what is no container, or of nothing")
  void noContainer() {
    for (String view : List.of(TAR, ZIP)) {
      pull(alice, box + "/a.fits", view).failed("View Not Supported", "ViewNotSupported");
      pull(alice, box + "/missing", view).failed("Node Not Found", "NodeNotFound");
    }
    String pushed =
        Documents.transfer(
            uri(box),
            "pushFromVoSpace",
            Documents.view(TAR),
            Documents.protocol(Core.HTTP_PUT, "<vos:endpoint>http://127.0.0.1:1/</vos:endpoint>"));
    JobHandle.create(alice, pushed, "PHASE=RUN").failed("View Not Supported", "ViewNotSupported");
    Negotiation.of(
            alice,
            Documents.transfer(
                uri(box),
                "pullFromVoSpace",
                Documents.view(TAR),
                Documents.protocol("http://wiki.ivoa.net/twiki/bin/view/IVOA/VOSpacePublicShare")))
        .failed("Protocol Not Supported", "ProtocolNotSupported");
  }

  @Test
  @DisplayName("V-03 containers say that they can be had as archives")
  void provides() {
    assertThat(alice.node(box).xml().attributes("vos:provides/vos:view", "uri"))
        .containsExactly(TAR, ZIP);
  }

  @Test
  @DisplayName("V-08 an archive whose bytes are lost breaks off visibly and leaves its endpoint")
  void lostBytes() throws IOException {
    Path store = ServerForTests.storageRoot().orElse(null);
    Assumptions.assumeTrue(store != null, "the store of a server that was named is out of reach");
    String broken = container("broken");
    List<Path> before = files(store);
    file("broken/b", bytes("lost"));
    List<Path> lost = new ArrayList<>(files(store));
    lost.removeAll(before);
    file("broken/a", bytes("kept"));
    for (Path path : lost) {
      Files.delete(path);
    }
    for (String view : List.of(TAR, ZIP)) {
      Negotiation pull = pull(alice, broken, view);
      String endpoint = pull.endpoint();
      assertThatThrownBy(() -> anonymous.get(endpoint)).isInstanceOf(UncheckedIOException.class);
      assertThat(pull.phase()).isEqualTo("EXECUTING");
    }
  }

  private static List<Path> files(Path store) throws IOException {
    try (Stream<Path> paths = Files.walk(store)) {
      return paths.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  @DisplayName("V-08 F-01 slow readers of archives hold up nobody but those of archives")
  void slowReaders() {
    String heavy = container("heavy");
    file("heavy/x", new byte[32 << 20]);
    List<SlowDownload> stalled = new ArrayList<>();
    try {
      for (int i = 0; i < 32; i++) {
        stalled.add(SlowDownload.begin(space, pull(alice, heavy, TAR).endpoint()));
      }
      anonymous.get(pull(alice, heavy, TAR).endpoint()).isFault(503, "ServiceBusy");
      assertThat(download(alice, box + "/inner/" + LONG)).isEqualTo(bytes("long"));
    } finally {
      stalled.forEach(SlowDownload::close);
    }
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
