package org.vospace.storage.posix;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.vospace.storage.ByteRange;
import org.vospace.storage.Checksum;
import org.vospace.storage.StagedWrite;
import org.vospace.storage.StorageException;
import org.vospace.storage.WriteRequest;

/**
 * A process that uses a back end while somebody makes its system calls fail, and that counts at the
 * end what it finds. Arguments: the root of the back end, and a directory in which the files {@code
 * go}, {@code done} and {@code off} say where both are.
 */
final class FaultyWork {
  private static final int OPERATIONS = 4_000;

  private final Map<String, byte[]> written = new HashMap<>();
  private final Map<String, byte[]> failed = new HashMap<>();
  private final Map<String, byte[]> halfDeleted = new HashMap<>();
  private final Map<StorageException.Kind, Integer> kinds =
      new EnumMap<>(StorageException.Kind.class);
  private final Random random = new Random(7);
  private final PosixBackend backend;
  private long wrongReads;
  private long reads;

  private FaultyWork(PosixBackend backend) {
    this.backend = backend;
  }

  public static void main(String[] arguments) throws Exception {
    FaultyWork work = new FaultyWork(new PosixBackend(Path.of(arguments[0]), 0));
    Path signals = Path.of(arguments[1]);
    // Once without faults, so that the classes are loaded when the files fail.
    work.run(300);
    for (Class<?> logs : List.of(PosixBackend.class, StagedFile.class)) {
      System.getLogger(logs.getName())
          .log(System.Logger.Level.WARNING, "Faults begin", new IOException("none yet"));
    }
    work.failed.put(work.key(), new byte[0]);
    work.report();
    System.out.println("ready " + ProcessHandle.current().pid());
    await(signals.resolve("go"));
    work.run(OPERATIONS);
    while (!Files.exists(signals.resolve("done"))) {
      try {
        Files.createFile(signals.resolve("done"));
      } catch (IOException e) {
        // This file fails like any other.
      }
    }
    await(signals.resolve("off"));
    System.out.println(work.report());
  }

  private static void await(Path signal) {
    while (!Files.exists(signal)) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  private void run(int operations) {
    for (int i = 0; i < operations; i++) {
      try {
        switch (random.nextInt(5)) {
          case 0, 1 -> write();
          case 2 -> resume();
          case 3 -> read();
          default -> delete();
        }
      } catch (StorageException e) {
        kinds.merge(e.kind(), 1, Integer::sum);
      } catch (IOException e) {
        // A channel that was opened failed while it was read.
        kinds.merge(Trouble.of(e).kind(), 1, Integer::sum);
      }
    }
  }

  private void write() throws IOException, StorageException {
    String key = key();
    byte[] bytes = bytes();
    failed.put(key, bytes);
    backend.write(request(key, bytes), new ByteArrayInputStream(bytes));
    written.put(key, failed.remove(key));
  }

  /** In two parts; the second by another write, which has the first one's bytes. */
  private void resume() throws StorageException {
    String key = key();
    byte[] bytes = bytes();
    int half = bytes.length / 2;
    failed.put(key, bytes);
    try (StagedWrite write = backend.stage(request(key, bytes))) {
      write.write(ByteBuffer.wrap(bytes, 0, half));
      write.sync();
    }
    try (StagedWrite write = backend.resume(request(key, bytes), half)) {
      write.write(ByteBuffer.wrap(bytes, half, bytes.length - half));
      write.complete();
    }
    written.put(key, failed.remove(key));
  }

  private void read() throws IOException, StorageException {
    if (!written.isEmpty()) {
      String key = written.keySet().iterator().next();
      byte[] bytes = written.get(key);
      try (var channel = backend.read(key, new ByteRange(0, bytes.length))) {
        reads++;
        if (!Arrays.equals(Channels.newInputStream(channel).readAllBytes(), bytes)) {
          wrongReads++;
        }
      }
    }
  }

  private void delete() throws StorageException {
    if (written.size() > 50) {
      String key = written.keySet().iterator().next();
      halfDeleted.put(key, written.remove(key));
      backend.delete(key);
      halfDeleted.remove(key);
    }
  }

  private String report() throws Exception {
    long lost = 0;
    for (Map.Entry<String, byte[]> object : written.entrySet()) {
      lost += there(object.getKey(), object.getValue()) == 1 ? 0 : 1;
    }
    long mixed = 0;
    long left = 0;
    for (Map<String, byte[]> uncertain : List.of(failed, halfDeleted)) {
      for (Map.Entry<String, byte[]> object : uncertain.entrySet()) {
        int found = there(object.getKey(), object.getValue());
        mixed += found < 0 ? 1 : 0;
        left += found;
        backend.delete(object.getKey());
      }
    }
    long orphans =
        backend.staged("", Integer.MAX_VALUE).size()
            + backend.objects("", Integer.MAX_VALUE).size()
            - written.size();
    return String.format(
        "operations=%d reads=%d failures=%s lost=%d mixed=%d wrongReads=%d leftForSweep=%d"
            + " orphansAfterSweep=%d",
        OPERATIONS, reads, kinds, lost, mixed, wrongReads, left, orphans);
  }

  /** 1 when the object is there, 0 when it is not, -1 when it is another. */
  private int there(String key, byte[] bytes) throws IOException {
    try (var channel = backend.read(key, new ByteRange(0, bytes.length))) {
      return Arrays.equals(Channels.newInputStream(channel).readAllBytes(), bytes) ? 1 : -1;
    } catch (StorageException e) {
      return 0;
    }
  }

  private byte[] bytes() {
    byte[] bytes = new byte[1 + random.nextInt(200_000)];
    random.nextBytes(bytes);
    return bytes;
  }

  private String key() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  private static WriteRequest request(String key, byte[] bytes) {
    return new WriteRequest(
        key,
        "name",
        null,
        OptionalLong.of(bytes.length),
        Map.of(),
        List.of(),
        Set.of(Checksum.Algorithm.CRC32C));
  }
}
