package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Several back ends: where bytes go, how they are moved, and what the reconciliation finds. */
class StorageIT extends SpaceTest {
  private static final String BACKEND = "urn:vospace:backend";
  private static final int FILES = 12;

  private Path second;

  @BeforeAll
  void findSecond() {
    assumeTrue(ServerForTests.secondStorageRoot().isPresent(), "the server is somebody else's");
    second = ServerForTests.secondStorageRoot().orElseThrow();
  }

  @Test
  @DisplayName("bytes below a container go to the back end that an administrator gave it")
  void placed() {
    String top = container("placed");
    String below = container("placed/below");
    set(admin, top, Documents.property(BACKEND, "second")).is(200);
    assertThat(alice.node(top).property(BACKEND)).isEqualTo("second");
    assertThat(added(() -> file("placed/below/x", bytes("here")))).hasSize(1);
    assertBytes(below + "/x", bytes("here"));
    set(admin, top, Documents.nil(BACKEND)).is(200);
    assertThat(added(() -> file("placed/below/y", bytes("there")))).isEmpty();
  }

  @Test
  @DisplayName("only an administrator says where bytes go, and only of containers and back ends")
  void placement() {
    String top = container("placement");
    set(alice, top, Documents.property(BACKEND, "second")).isFault(403, "PermissionDenied");
    for (String wrong : List.of("nowhere", "closed")) {
      set(admin, top, Documents.property(BACKEND, wrong)).isFault(400, "InvalidArgument");
    }
    set(admin, data("placement/x"), Documents.property(BACKEND, "second"))
        .isFault(400, "InvalidArgument");
    set(admin, top, Documents.property(BACKEND, "second")).is(200);
    // To send back what was got is no change.
    set(alice, top, Documents.property(BACKEND, "second")).is(200);
    set(alice, top, Documents.nil(BACKEND)).isFault(403, "PermissionDenied");
    JobHandle.copy(alice, top, path("copied")).completed();
    assertThat(alice.node(path("copied")).properties()).doesNotContainKey(BACKEND);
  }

  @Test
  @DisplayName("bytes go to the back end of a rule that holds of them")
  void ruled() {
    String path = path("ruled");
    assertThat(
            added(
                () ->
                    anonymous
                        .request("PUT", Negotiation.push(alice, path).endpoint())
                        .header("Content-Type", "application/x-second")
                        .bytes(bytes("ruled"))
                        .send()
                        .isSuccess()))
        .hasSize(1);
    assertBytes(path, bytes("ruled"));
  }

  @Test
  @DisplayName("content is moved between back ends, there and back, while readers read it")
  void relocated() throws Exception {
    String top = container("moved");
    Map<String, byte[]> files = new HashMap<>();
    for (int i = 0; i < FILES; i++) {
      byte[] content = new byte[200_000 + i];
      new Random(i).nextBytes(content);
      files.put(file("moved/f" + i, content), content);
    }
    JobHandle.copy(alice, top + "/f0", top + "/shared").completed();
    AtomicBoolean stop = new AtomicBoolean();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Integer>> readers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        readers.add(threads.submit(() -> read(files, stop)));
      }
      for (String backend : List.of("second", "posix", "second")) {
        JobHandle job = relocate(admin, top, backend).run().completed();
        assertThat(result(job, "successcount")).isEqualTo("final:" + FILES);
        job = relocate(admin, top, backend).run().completed();
        assertThat(result(job, "successcount")).isEqualTo("final:0");
      }
      stop.set(true);
      int reads = 0;
      for (Future<Integer> reader : readers) {
        reads += reader.get();
      }
      assertThat(reads).isGreaterThan(FILES);
    } finally {
      stop.set(true);
      threads.shutdownNow();
    }
    files.forEach(this::assertBytes);
    assertBytes(top + "/shared", files.get(top + "/f0"));
  }

  @Test
  @DisplayName("only an administrator moves and reconciles, and only to where bytes are taken")
  void refused() {
    String form = "TARGET=" + uri(home) + "&BACKEND=";
    post(alice, "/async-relocate", form + "second").isFault(403, "PermissionDenied");
    post(anonymous, "/async-reconcile", "").isOneOf(401, 403);
    post(alice, "/async-reconcile", "").isFault(403, "PermissionDenied");
    alice.get("/async-reconcile").isFault(403, "PermissionDenied");
    for (String wrong : List.of("nowhere", "closed", "")) {
      post(admin, "/async-relocate", form + wrong).isFault(400, "InvalidArgument");
    }
    post(admin, "/async-reconcile", "REPAIR=perhaps").isFault(400, "InvalidArgument");
    String job =
        alice
            .request("POST", "/transfers?PHASE=RUN")
            .xml(Documents.transfer(uri(home), "urn:vospace:reconcile", ""))
            .send()
            .required("Location");
    new JobHandle(alice, job).awaitPhase("ERROR");
  }

  @Test
  @DisplayName("the reconciliation finds and repairs what store and table say differently")
  void reconciled() throws IOException {
    container("broken");
    set(admin, path("broken"), Documents.property(BACKEND, "second")).is(200);
    Path lost = added(() -> file("broken/lost", bytes("to be lost"))).iterator().next();
    Path shorter = added(() -> file("broken/shorter", bytes("to be cut"))).iterator().next();
    Path other = added(() -> file("broken/other", bytes("to be changed"))).iterator().next();
    file("broken/whole", bytes("to be left"));
    Files.delete(lost);
    Files.writeString(shorter, "to be");
    Files.writeString(other, "to be CHANGED");
    Path unknown =
        Files.createDirectories(second.resolve("objects/no/bo")).resolve("nobodys-object");
    Path fresh = unknown.resolveSibling("nobodys-fresh-one");
    Path staged = second.resolve("staging/nobodys-staged-one.part");
    for (Path path : List.of(unknown, fresh, staged)) {
      Files.writeString(path, "nobody's");
      if (!path.equals(fresh)) {
        Files.setLastModifiedTime(path, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
      }
    }

    JobHandle job = reconcile("CHECKSUMS=true").run().completed();
    assertThat(report(job))
        .contains(
            "lost\tsecond\t" + lost.getFileName() + "\t-\t" + uri(path("broken/lost")),
            "length\tsecond\t" + shorter.getFileName() + "\t-\t" + uri(path("broken/shorter")),
            "checksum\tsecond\t" + other.getFileName() + "\t-\t" + uri(path("broken/other")),
            "unknown\tsecond\tnobodys-object\t-\t",
            "staged\tsecond\tnobodys-staged-one\t-\t")
        .noneMatch(line -> line.contains("fresh") || line.contains("whole"));
    assertThat(unknown).exists();
    assertThat(alice.node(path("broken/lost")).properties())
        .doesNotContainKey("urn:vospace:damage");

    report(reconcile("CHECKSUMS=true&REPAIR=true").run().completed());
    assertThat(unknown).doesNotExist();
    assertThat(staged).doesNotExist();
    assertThat(fresh).exists();
    assertThat(damage("broken/lost")).isEqualTo("lost");
    assertThat(damage("broken/shorter")).isEqualTo("length");
    assertThat(damage("broken/other")).isEqualTo("checksum");
    assertThat(admin.get("/async-reconcile").is(200).text())
        .contains(lost.getFileName().toString());

    // What was damaged is itself again with new bytes, or when the old ones are back.
    upload(alice, path("broken/lost"), bytes("found"));
    assertThat(damage("broken/lost")).isNull();
    Files.writeString(other, "to be changed");
    report(reconcile("CHECKSUMS=true&REPAIR=true").run().completed());
    assertThat(damage("broken/other")).isNull();
    Files.delete(fresh);
  }

  private String damage(String name) {
    return alice.node(path(name)).properties().get("urn:vospace:damage");
  }

  private List<String> report(JobHandle job) {
    return admin.get(result(job, "report")).is(200).text().lines().toList();
  }

  private JobHandle reconcile(String form) {
    return new JobHandle(admin, post(admin, "/async-reconcile", form).is(303).required("Location"));
  }

  private JobHandle relocate(Caller caller, String path, String backend) {
    String form = "TARGET=" + uri(path) + "&BACKEND=" + backend;
    return new JobHandle(
        caller, post(caller, "/async-relocate", form).is(303).required("Location"));
  }

  private static Answer post(Caller caller, String path, String form) {
    return caller.request("POST", path).form(form).send();
  }

  private static String result(JobHandle job, String id) {
    return job.value("uws:results/uws:result[@id='" + id + "']/@xlink:href");
  }

  private int read(Map<String, byte[]> files, AtomicBoolean stop) {
    int reads = 0;
    while (!stop.get()) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        assertThat(Arrays.equals(download(alice, file.getKey()), file.getValue()))
            .as("bytes of %s", file.getKey())
            .isTrue();
        reads++;
      }
    }
    return reads;
  }

  /** The files that the second back end has afterwards and did not have before. */
  private Set<Path> added(Runnable change) {
    Set<Path> before = objects();
    change.run();
    Set<Path> after = objects();
    after.removeAll(before);
    return after;
  }

  private Set<Path> objects() {
    try (Stream<Path> paths = Files.walk(second.resolve("objects"))) {
      return paths.filter(Files::isRegularFile).collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
