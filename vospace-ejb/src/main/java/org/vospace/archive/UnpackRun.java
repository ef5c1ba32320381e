package org.vospace.archive;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.vospace.content.ContentService;
import org.vospace.content.Reservation;
import org.vospace.job.Work;
import org.vospace.persistence.Retry;
import org.vospace.storage.StoredObject;
import org.vospace.storage.WriteRequest;

/**
 * One execution of unpacking an archive: bytes are written, then nodes made of them, in batches.
 */
final class UnpackRun {
  private static final int BATCH = 100;
  private static final long BATCH_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final Work work;
  private final Unpacking unpacking;
  private final UnpackService service;
  private final ContentService content;
  private final Retry retry;
  private final Limits limits;
  private final int maxDepth;

  private final Containers containers = new Containers();
  private final Deque<Reservation> places = new ArrayDeque<>();
  private final List<Member> batch = new ArrayList<>();
  private Progress made;
  private long entries;
  private long bytes;
  private long flushed = System.nanoTime();

  UnpackRun(
      Work work,
      Unpacking unpacking,
      UnpackService service,
      ContentService content,
      Retry retry,
      Limits limits,
      int maxDepth) {
    this.work = work;
    this.unpacking = unpacking;
    this.service = service;
    this.content = content;
    this.retry = retry;
    this.limits = limits;
    this.maxDepth = maxDepth;
    made = Progress.of(work.checkpoint());
    bytes = made.bytes();
  }

  /**
   * Makes all nodes.
   *
   * @throws IOException when the archive is broken
   */
  void unpack(ArchiveReader reader) throws IOException {
    long done = made.entries();
    for (ArchiveReader.Entry entry = reader.next(); entry != null; entry = reader.next()) {
      entries++;
      limits.requireEntries(entries);
      if (entries <= done) {
        continue;
      }
      List<String> names = MemberName.of(entry.name(), maxDepth);
      if (!entry.isDirectory()) {
        if (names.isEmpty()) {
          throw ArchiveReader.refused("has a file without a name");
        }
        batch.add(file(names, entry));
      } else if (!names.isEmpty()) {
        batch.add(new Member(names, null, null));
      }
      if (batch.size() >= BATCH || System.nanoTime() - flushed > BATCH_NANOS) {
        flush();
      }
    }
    flush();
  }

  private Member file(List<String> names, ArchiveReader.Entry entry) throws IOException {
    limits.requireBytes(bytes + entry.length());
    if (places.isEmpty()) {
      places.addAll(retry.run(() -> service.reserve(work, BATCH)));
    }
    Reservation place = places.pop();
    String name = names.get(names.size() - 1);
    WriteRequest request =
        new WriteRequest(
            place.key(),
            name,
            MediaTypes.of(name),
            OptionalLong.of(entry.length()),
            Map.of(),
            List.of());
    Metered metered =
        new Metered(
            entry.bytes(),
            count -> limits.requireBytes(bytes + count),
            count -> service.alive(work, made, bytes - made.bytes() + count));
    StoredObject stored = content.write(place, request, metered);
    bytes += stored.length();
    return new Member(names, place, stored);
  }

  private void flush() {
    Progress now = new Progress(entries, bytes);
    if (!batch.isEmpty()) {
      containers.putAll(retry.run(() -> service.make(work, unpacking, batch, containers, now)));
      batch.clear();
      made = now;
    }
    flushed = System.nanoTime();
  }
}
