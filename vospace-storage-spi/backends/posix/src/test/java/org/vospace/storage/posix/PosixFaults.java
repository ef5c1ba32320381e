package org.vospace.storage.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.vospace.storage.ByteRange;
import org.vospace.storage.Checksum;
import org.vospace.storage.ListedObject;
import org.vospace.storage.StorageException;
import org.vospace.storage.StorageException.Kind;
import org.vospace.storage.WriteRequest;

/** Disks that are full or read-only; {@code mvn -Pfaults verify}, as root. */
class PosixFaults {
  private static final int ROUNDS = 25;
  private static final int WRITERS = 4;

  private SmallDisk disk;
  private PosixBackend backend;

  @BeforeEach
  void mount() throws IOException {
    disk = SmallDisk.mount(16);
    if (disk == null) {
      System.out.println("skipped: PosixFaults, no file system can be mounted here (needs root)");
    }
    assumeTrue(disk != null, "no file system can be mounted");
    backend = new PosixBackend(disk.directory(), 0);
  }

  @AfterEach
  void unmount() throws IOException {
    if (disk != null) {
      disk.close();
    }
  }

  @Test
  @DisplayName("a full disk refuses writes as full, and loses and keeps nothing")
  void fullDisk() throws Exception {
    Map<String, byte[]> written = new ConcurrentHashMap<>();
    AtomicInteger full = new AtomicInteger();
    for (int round = 0; round < ROUNDS; round++) {
      together(
          random -> {
            while (true) {
              byte[] bytes = new byte[1 + random.nextInt(1 << 20)];
              random.nextBytes(bytes);
              String key = UUID.randomUUID().toString();
              try {
                backend.write(request(key), new ByteArrayInputStream(bytes));
                written.put(key, bytes);
              } catch (StorageException e) {
                assertThat(e.kind()).isEqualTo(Kind.FULL);
                full.incrementAndGet();
                return;
              }
            }
          });
      assertStored(written);
      assertThat(openFiles()).isEmpty();
      for (String key : List.copyOf(written.keySet())) {
        if (key.charAt(0) < '8') {
          backend.delete(key);
          written.remove(key);
        }
      }
    }
    System.out.printf(
        "full disk: %d rounds, %d writes refused as full, 0 lost, 0 mixed, 0 left over%n",
        ROUNDS, full.get());
  }

  @Test
  @DisplayName("a read-only disk is read on, refuses changes as broken, and is itself again after")
  void readOnly() throws Exception {
    Map<String, byte[]> written = new TreeMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      String key = UUID.randomUUID().toString();
      byte[] bytes = key.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
      backend.write(request(key), new ByteArrayInputStream(bytes));
      written.put(key, bytes);
      disk.remount("ro");
      assertStored(written);
      assertBroken(() -> backend.write(request(key()), new ByteArrayInputStream(bytes)));
      assertBroken(
          () -> {
            backend.delete(key);
            return null;
          });
      assertBroken(
          () -> {
            backend.check();
            return null;
          });
      disk.remount("rw");
      backend.check();
      assertStored(written);
    }
    System.out.printf("read-only disk: %d rounds, 0 lost%n", ROUNDS);
  }

  private void assertStored(Map<String, byte[]> written) throws Exception {
    List<String> listed = new ArrayList<>();
    for (ListedObject object : backend.objects("", Integer.MAX_VALUE)) {
      listed.add(object.key());
    }
    assertThat(listed).containsExactlyElementsOf(new TreeMap<>(written).keySet());
    assertThat(backend.staged("", 10)).isEmpty();
    for (Map.Entry<String, byte[]> object : written.entrySet()) {
      ByteRange all = new ByteRange(0, object.getValue().length);
      try (var channel = backend.read(object.getKey(), all)) {
        assertThat(Channels.newInputStream(channel).readAllBytes()).isEqualTo(object.getValue());
      }
    }
  }

  private static void assertBroken(Callable<?> change) {
    assertThatThrownBy(change::call)
        .isInstanceOfSatisfying(
            StorageException.class, e -> assertThat(e.kind()).isEqualTo(Kind.BROKEN));
  }

  private interface Writer {
    void write(Random random) throws Exception;
  }

  private static void together(Writer writer) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
    try {
      List<Future<?>> results = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        Random random = new Random();
        results.add(
            threads.submit(
                () -> {
                  writer.write(random);
                  return null;
                }));
      }
      for (Future<?> result : results) {
        result.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** What this process has open on the disk. */
  private List<String> openFiles() throws IOException {
    List<String> files = new ArrayList<>();
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      for (Path descriptor : open.toList()) {
        if (Files.exists(descriptor)) {
          String file = Files.readSymbolicLink(descriptor).toString();
          if (file.startsWith(disk.directory().toString())) {
            files.add(file);
          }
        }
      }
    }
    return files;
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  private static WriteRequest request(String key) {
    return new WriteRequest(
        key,
        "name",
        null,
        OptionalLong.empty(),
        Map.of(),
        List.of(),
        Set.of(Checksum.Algorithm.MD5));
  }
}
