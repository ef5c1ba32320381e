package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives that become nodes: VOSpace 2.1 §3.4.5. */
class UnpackIT extends SpaceTest {
  private static final String TAR = "ivo://ivoa.net/vospace/core#tar";
  private static final String ZIP = "ivo://ivoa.net/vospace/core#zip";

  private interface Odd<T> {
    void write(T archive) throws IOException;
  }

  private static byte[] tar(Odd<TarArchiveOutputStream> content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = Archives.tar(bytes)) {
      add(tar, "fine.txt", TarConstants.LF_NORMAL, bytes("fine"));
      content.write(tar);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void add(TarArchiveOutputStream tar, String name, byte type, byte[] content)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name, type, true);
    entry.setSize(content.length);
    if (type == TarConstants.LF_SYMLINK || type == TarConstants.LF_LINK) {
      entry.setLinkName("/etc/passwd");
    }
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }

  private static byte[] zip(Odd<ZipArchiveOutputStream> content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
      add(zip, new ZipArchiveEntry("fine.txt"), bytes("fine"));
      content.write(zip);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void add(ZipArchiveOutputStream zip, ZipArchiveEntry entry, byte[] content)
      throws IOException {
    zip.putArchiveEntry(entry);
    zip.write(content);
    zip.closeArchiveEntry();
  }

  private static Arguments tar(String what, Odd<TarArchiveOutputStream> content) {
    return Arguments.of("tar: " + what, TAR, tar(content));
  }

  private static Arguments tar(String what, String name, byte type) {
    return tar(what, tar -> add(tar, name, type, new byte[0]));
  }

  private static Arguments zip(String what, String name) {
    return Arguments.of(
        "zip: " + what, ZIP, zip(zip -> add(zip, new ZipArchiveEntry(name), bytes("x"))));
  }

  private static Arguments patched(String what, byte[] zip, int signature, int at, int value) {
    byte[] patched = zip.clone();
    ByteBuffer buffer = ByteBuffer.wrap(patched).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < patched.length - 46; i++) {
      if (buffer.getInt(i) == signature) {
        buffer.putShort(i + at, (short) value);
        break;
      }
    }
    return Arguments.of("zip: " + what, ZIP, patched);
  }

  static Stream<Arguments> attacks() {
    byte[] good = zip(zip -> add(zip, new ZipArchiveEntry("b.bin"), new byte[100_000]));
    byte[] goodTar = tar(tar -> add(tar, "b.bin", TarConstants.LF_NORMAL, new byte[100_000]));
    int central = 0x02014b50;
    ZipArchiveEntry link = new ZipArchiveEntry("link");
    link.setUnixMode(0120777);
    return Stream.of(
        tar("..", "../x", TarConstants.LF_NORMAL),
        tar(".. inside", "a/../../x", TarConstants.LF_NORMAL),
        tar("absolute", "/abs", TarConstants.LF_NORMAL),
        tar("backslash", "a\\b", TarConstants.LF_NORMAL),
        tar("empty name", "a//b", TarConstants.LF_NORMAL),
        tar("control character", "a\u0001b", TarConstants.LF_NORMAL),
        tar("reserved name", "a/.null", TarConstants.LF_NORMAL),
        tar("long name", "x".repeat(256), TarConstants.LF_NORMAL),
        tar("deep", "d/".repeat(65) + "x", TarConstants.LF_NORMAL),
        tar("symlink", "link", TarConstants.LF_SYMLINK),
        tar("hard link", "link", TarConstants.LF_LINK),
        tar("device", "dev", TarConstants.LF_CHR),
        tar("block device", "dev", TarConstants.LF_BLK),
        tar("fifo", "fifo", TarConstants.LF_FIFO),
        tar("the same twice", "fine.txt", TarConstants.LF_NORMAL),
        tar("a file as directory", "fine.txt/x", TarConstants.LF_NORMAL),
        Arguments.of("tar: truncated in a member", TAR, Arrays.copyOf(goodTar, 60_000)),
        Arguments.of(
            "tar: truncated between members",
            TAR,
            Arrays.copyOf(goodTar, 512 + 512 + 512 + (100_000 + 511) / 512 * 512)),
        Arguments.of("tar: no tar", TAR, bytes("this is no archive at all".repeat(100))),
        Arguments.of("tar: nothing", TAR, new byte[0]),
        Arguments.of("tar: a zip", TAR, good),
        zip("..", "../x"),
        zip("absolute", "/abs"),
        zip("backslash", "..\\x"),
        zip("NUL", "a\0b"),
        zip("the same twice", "fine.txt"),
        Arguments.of("zip: symlink", ZIP, zip(zip -> add(zip, link, bytes("/etc/passwd")))),
        Arguments.of(
            "zip: bomb",
            ZIP,
            zip(zip -> add(zip, new ZipArchiveEntry("bomb"), new byte[40 << 20]))),
        Arguments.of("zip: truncated", ZIP, Arrays.copyOf(good, good.length - 30)),
        Arguments.of("zip: no zip", ZIP, bytes("this is no archive at all".repeat(100))),
        Arguments.of("zip: nothing", ZIP, new byte[0]),
        patched("encrypted", good, central, 8, 0x801),
        patched("unknown compression", good, central, 10, 99),
        patched("a length that lies", good, central, 24, 3),
        patched("a checksum that lies", good, central, 16, 12345));
  }

  private Negotiation negotiate(String path, String view) {
    return Negotiation.of(
        alice,
        Documents.transfer(
            uri(path), "pushToVoSpace", Documents.view(view), Documents.protocol(space.put())));
  }

  private Answer push(String path, String view, byte[] archive) {
    return put(negotiate(path, view).endpoint(), archive);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("attacks")
  @DisplayName("V-07 an archive that is not what it should be is refused, and no node is made")
  void attack(String what, String view, byte[] archive) {
    String box = container("attack-" + Integer.toHexString(what.hashCode()));
    Negotiation push = negotiate(box, view);
    put(push.endpoint(), archive).isFault(400, "InvalidData");
    push.failed("Invalid Data", "InvalidData");
    assertThat(alice.node(box).children()).isEmpty();
    push(box + "/made", view, archive).isFault(400, "InvalidData");
    assertThat(alice.node(box).children()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {TAR, ZIP})
  @DisplayName("V-07 V-08 what was packed and unpacked is the same, members are children")
  void roundTrip(String view) {
    byte[] large = new byte[2_000_000];
    new Random(2).nextBytes(large);
    String name = "sp\u00e4t \u661f".repeat(10);
    byte[] archive =
        Archives.make(
            view,
            maker -> {
              maker.directory("a");
              maker.directory("a/empty");
              maker.file("a/image.fits", large);
              maker.file("a/nothing", new byte[0]);
              maker.file("implied/by/" + name, bytes("deep"));
              for (int i = 0; i < 250; i++) {
                maker.file("many/" + i + ".txt", bytes("text " + i));
              }
            });
    String box = container("round" + view.substring(view.length() - 3));
    data(box.substring(home.length() + 1) + "/before");
    Negotiation push = negotiate(box, view);
    String endpoint = push.endpoint();
    put(endpoint, archive).is(200);
    assertThat(push.phase()).isEqualTo("COMPLETED");
    put(endpoint, archive).isFault(404, "NodeNotFound");
    assertBytes(box + "/a/image.fits", large);
    assertBytes(box + "/a/nothing", new byte[0]);
    NodeView image = alice.node(box + "/a/image.fits");
    assertThat(image.property(Core.core("type"))).isEqualTo("application/fits");
    assertThat(image.property(Core.core("creator"))).isEqualTo("alice");
    assertThat(image.property(Core.LENGTH)).isEqualTo("2000000");
    assertThat(alice.node(box).children()).hasSize(4);
    String made = path("made" + view.substring(view.length() - 3));
    push(made, view, archive).is(200);
    Negotiation pull =
        Negotiation.of(
            alice,
            Documents.transfer(
                uri(made),
                "pullFromVoSpace",
                Documents.view(view),
                Documents.protocol(space.get())));
    var members = Archives.read(view, anonymous.get(pull.endpoint()).is(200).body());
    String top = made.substring(home.length() + 1);
    assertThat(members).hasSize(1 + 2 + 2 + 3 + 251);
    assertThat(members.get(top + "/a/empty").isDirectory()).isTrue();
    assertThat(members.get(top + "/a/image.fits").bytes()).isEqualTo(large);
    assertThat(members.get(top + "/implied/by/" + name).bytes()).isEqualTo(bytes("deep"));
    for (int i = 0; i < 250; i++) {
      assertThat(members.get(top + "/many/" + i + ".txt").bytes()).isEqualTo(bytes("text " + i));
    }
    JobHandle.move(alice, made + "/many", box + "/moved").completed();
    assertBytes(box + "/moved/7.txt", bytes("text 7"));
  }

  @Test
  @DisplayName("V-07 ID-05 a name that is taken is DuplicateNode, and nothing is changed")
  void collision() {
    String box = container("collision");
    file("collision/taken", bytes("old"));
    byte[] archive =
        Archives.make(
            TAR,
            maker -> {
              maker.file("new", bytes("new"));
              maker.file("taken", bytes("new"));
            });
    push(box, TAR, archive).isFault(409, "DuplicateNode");
    assertThat(alice.node(box).children()).hasSize(1);
    assertBytes(box + "/taken", bytes("old"));
    Negotiation late = negotiate(path("late"), ZIP);
    String endpoint = late.endpoint();
    container("late");
    put(endpoint, Archives.make(ZIP, maker -> maker.file("x", bytes("x"))))
        .isFault(409, "DuplicateNode");
    assertThat(alice.node(path("late")).children()).isEmpty();
  }

  @Test
  @DisplayName("V-03 V-07 an archive goes into containers alone, of those who may write there")
  void negotiated() {
    String file = file("v03", bytes("x"));
    String mine = container("mine");
    for (String view : java.util.List.of(TAR, ZIP)) {
      negotiate(file, view).failed("View Not Supported", "ViewNotSupported");
      negotiate(path("no/where"), view).failed("Node Not Found", "NodeNotFound");
    }
    Negotiation.of(
            bob,
            Documents.transfer(
                uri(mine), "pushToVoSpace", Documents.view(TAR), Documents.protocol(space.put())))
        .failed("Permission Denied", "PermissionDenied");
    assertThat(alice.node(mine).xml().attributes("vos:accepts/vos:view", "uri"))
        .containsExactly(TAR, ZIP);
    byte[] archive = Archives.make(TAR, maker -> maker.file("x", bytes("x")));
    String endpoint = negotiate(mine, TAR).endpoint();
    set(alice, mine, Documents.property(Core.IMMUTABLE, "true")).is(200);
    put(endpoint, archive).isFault(403, "PermissionDenied");
    set(alice, mine, Documents.nil(Core.IMMUTABLE)).is(200);
    assertThat(alice.node(mine).children()).isEmpty();
    String gone = container("gone");
    String late = negotiate(gone, TAR).endpoint();
    alice.deleteNode(gone).is(204);
    put(late, archive).isFault(404, "NodeNotFound");
    push(path(".null"), TAR, bytes("whatever")).isSuccess();
  }

  @Test
  @DisplayName("V-07 pullToVoSpace of an archive")
  void pulled() throws Exception {
    byte[] archive = Archives.make(ZIP, maker -> maker.file("p/x.csv", bytes("1,2")));
    try (RemoteServer remote = new RemoteServer()) {
      String address = remote.at("/a.zip", exchange -> RemoteServer.send(exchange, 200, archive));
      String document =
          Documents.transfer(
              uri(path("pulled")),
              "pullToVoSpace",
              Documents.view(ZIP),
              Documents.protocol(Core.HTTP_GET, "<vos:endpoint>" + address + "</vos:endpoint>"));
      JobHandle.create(alice, document, "PHASE=RUN").completed();
    }
    assertBytes(path("pulled/p/x.csv"), bytes("1,2"));
  }

  @Test
  @DisplayName("V-07 after refusals and an abort nothing is left, of nodes or of bytes")
  void nothingLeft() throws Exception {
    if (System.getProperty("vospace.url") != null) {
      return;
    }
    byte[] random = new byte[300_000];
    new Random(3).nextBytes(random);
    byte[] half =
        Archives.make(
            TAR,
            maker -> {
              for (int i = 0; i < 150; i++) {
                maker.file("h/" + i, random);
              }
            });
    String box = container("left");
    push(box, TAR, Arrays.copyOf(half, half.length - 2_000)).isFault(400, "InvalidData");
    Negotiation aborted = negotiate(box, TAR);
    Thread upload = new Thread(() -> put(aborted.endpoint(), half).isFault(404, "NodeNotFound"));
    upload.start();
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(5))
        .until(() -> count("SELECT count(*) FROM unpacking WHERE top_id IS NOT NULL") > 0);
    alice.request("POST", aborted.jobUrl() + "/phase").form("PHASE=ABORT").send().is(303);
    upload.join();
    assertThat(aborted.phase()).isEqualTo("ABORTED");
    assertThat(alice.node(box).children()).isEmpty();
    await()
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(
            () -> {
              assertThat(count("SELECT count(*) FROM unpacking")).isZero();
              assertThat(count("SELECT count(*) FROM object_hold")).isZero();
              assertThat(count("SELECT count(*) FROM node WHERE parent_id = 3")).isZero();
              assertThat(count("SELECT count(*) FROM object WHERE length = 300000")).isZero();
              assertThat(count("SELECT count(*) FROM object WHERE length > 44000000")).isZero();
            });
  }

  private static long count(String query) throws SQLException {
    try (Connection connection = ServerForTests.database().dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
