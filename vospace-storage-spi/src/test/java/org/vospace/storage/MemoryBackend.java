package org.vospace.storage;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Keeps objects in memory: everything but durable. */
class MemoryBackend implements StorageBackend, WritesInParts, ListsObjects, CopiesServerSide {
  final NavigableMap<String, byte[]> objects = new ConcurrentSkipListMap<>();
  final NavigableMap<String, ByteArrayOutputStream> staged = new ConcurrentSkipListMap<>();

  @Override
  public StoredObject write(WriteRequest request, InputStream content)
      throws IOException, StorageException {
    try (StagedWrite write = stage(request)) {
      byte[] buffer = new byte[8192];
      for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
        write.write(ByteBuffer.wrap(buffer, 0, read));
      }
      return write.complete();
    } finally {
      staged.remove(request.key());
    }
  }

  @Override
  public ReadableByteChannel read(String key, ByteRange range) throws StorageException {
    WriteRequest.requireKey(key);
    return Channels.newChannel(
        new ByteArrayInputStream(found(key), (int) range.first(), (int) range.length()));
  }

  @Override
  public void delete(String key) throws StorageException {
    WriteRequest.requireKey(key);
    staged.remove(key);
    objects.remove(key);
  }

  @Override
  public void check() {
    // Memory is always there.
  }

  @Override
  public StagedWrite stage(WriteRequest request) {
    staged.put(request.key(), new ByteArrayOutputStream());
    return new Staged(request);
  }

  @Override
  public StagedWrite resume(WriteRequest request, long most) throws StorageException {
    ByteArrayOutputStream there = staged.get(request.key());
    if (there == null) {
      throw new StorageException(StorageException.Kind.NOT_FOUND, "nothing is staged");
    }
    ByteBuffer kept = ByteBuffer.wrap(there.toByteArray());
    kept.limit((int) Math.min(kept.limit(), most));
    StagedWrite write = stage(request);
    write.write(kept);
    return write;
  }

  @Override
  public List<ListedObject> objects(String after, int limit) {
    return objects.tailMap(after, false).entrySet().stream()
        .limit(limit)
        .map(o -> new ListedObject(o.getKey(), o.getValue().length, Instant.now()))
        .toList();
  }

  @Override
  public List<ListedObject> staged(String after, int limit) {
    return staged.tailMap(after, false).entrySet().stream()
        .limit(limit)
        .map(o -> new ListedObject(o.getKey(), o.getValue().size(), Instant.now()))
        .toList();
  }

  @Override
  public boolean copiesFrom(StorageBackend source) {
    return source instanceof MemoryBackend;
  }

  @Override
  public StoredObject copy(StorageBackend source, String key, WriteRequest request)
      throws StorageException {
    byte[] bytes = ((MemoryBackend) source).found(key);
    Tally tally = new Tally(request);
    tally.add(ByteBuffer.wrap(bytes));
    StoredObject stored = tally.finish();
    objects.put(request.key(), bytes);
    return stored;
  }

  byte[] found(String key) throws StorageException {
    byte[] bytes = objects.get(key);
    if (bytes == null) {
      throw new StorageException(StorageException.Kind.NOT_FOUND, "there is no such object");
    }
    return bytes;
  }

  private final class Staged implements StagedWrite {
    private final String key;
    private final ByteArrayOutputStream bytes;
    private final Tally tally;

    Staged(WriteRequest request) {
      key = request.key();
      bytes = staged.get(key);
      tally = new Tally(request);
    }

    @Override
    public long length() {
      return tally.length();
    }

    @Override
    public List<Checksum> checksums() {
      return tally.checksums();
    }

    @Override
    public void write(ByteBuffer part) throws StorageException {
      tally.add(part);
      byte[] taken = new byte[part.remaining()];
      part.get(taken);
      bytes.writeBytes(taken);
    }

    @Override
    public void sync() {
      // Memory survives nothing.
    }

    @Override
    public StoredObject complete() throws StorageException {
      staged.remove(key);
      StoredObject stored = tally.finish();
      objects.put(key, bytes.toByteArray());
      return stored;
    }

    @Override
    public void close() {
      // Nothing is held.
    }
  }
}
