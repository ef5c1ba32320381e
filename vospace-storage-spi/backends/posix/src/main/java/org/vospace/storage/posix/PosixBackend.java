package org.vospace.storage.posix;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import org.vospace.storage.ByteRange;
import org.vospace.storage.ListedObject;
import org.vospace.storage.ListsObjects;
import org.vospace.storage.ReportsCapacity;
import org.vospace.storage.StagedWrite;
import org.vospace.storage.StorageBackend;
import org.vospace.storage.StorageException;
import org.vospace.storage.StoredObject;
import org.vospace.storage.WriteRequest;
import org.vospace.storage.WritesInParts;

/**
 * Objects as files. A write goes to a staged file, which is synced and then renamed to its place;
 * the directory is synced before the write is confirmed.
 */
final class PosixBackend implements StorageBackend, WritesInParts, ListsObjects, ReportsCapacity {
  private static final int BUFFER = 256 * 1024;

  private final Layout layout;
  private final Listing listing;
  private final long reserve;

  /**
   * @param reserve bytes that are to stay free
   * @throws IOException when the directories are not there and cannot be made
   */
  PosixBackend(Path root, long reserve) throws IOException {
    layout = new Layout(root);
    listing = new Listing(layout);
    this.reserve = reserve;
  }

  @Override
  public StoredObject write(WriteRequest request, InputStream content)
      throws IOException, StorageException {
    boolean done = false;
    try (StagedWrite staged = stage(request)) {
      byte[] buffer = new byte[BUFFER];
      for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
        staged.write(ByteBuffer.wrap(buffer, 0, read));
      }
      StoredObject stored = staged.complete();
      done = true;
      return stored;
    } finally {
      if (!done) {
        discard(request.key());
      }
    }
  }

  @Override
  public StagedWrite stage(WriteRequest request) throws StorageException {
    requireRoom(request.expectedLength().orElse(0));
    return StagedFile.create(layout, request);
  }

  @Override
  public StagedWrite resume(WriteRequest request, long most) throws StorageException {
    return StagedFile.resume(layout, request, most);
  }

  @Override
  public ReadableByteChannel read(String key, ByteRange range) throws StorageException {
    Path object = layout.object(key);
    try {
      return open(object, range.first());
    } catch (IOException first) {
      if (!Trouble.isStale(first)) {
        throw Trouble.ofFile(layout, first);
      }
    }
    // The handle that the client of a network file system had cached is stale, the name may not be.
    try {
      return open(object, range.first());
    } catch (IOException e) {
      throw Trouble.ofFile(layout, e);
    }
  }

  @Override
  public void delete(String key) throws StorageException {
    Path staged = layout.staged(key);
    Path object = layout.object(key);
    try {
      Files.deleteIfExists(staged);
      Files.deleteIfExists(object);
    } catch (IOException e) {
      throw Trouble.of(e);
    }
  }

  @Override
  public void check() throws StorageException {
    try {
      probe();
    } catch (IOException e) {
      throw Trouble.of(e);
    }
    requireRoom(0);
  }

  @Override
  public long usableBytes() throws StorageException {
    try {
      return Math.max(0, Files.getFileStore(layout.staging()).getUsableSpace() - reserve);
    } catch (IOException e) {
      throw Trouble.of(e);
    }
  }

  @Override
  public List<ListedObject> objects(String after, int limit) throws StorageException {
    return listing.objects(after, limit);
  }

  @Override
  public List<ListedObject> staged(String after, int limit) throws StorageException {
    return listing.staged(after, limit);
  }

  private void requireRoom(long bytes) throws StorageException {
    if (reserve > 0 && usableBytes() <= bytes) {
      throw new StorageException(
          StorageException.Kind.FULL, "the storage has no more room than its reserve");
    }
  }

  /** What cannot be removed now is removed by the sweep, which knows the key. */
  private void discard(String key) {
    try {
      delete(key);
    } catch (StorageException e) {
      System.getLogger(PosixBackend.class.getName())
          .log(System.Logger.Level.WARNING, "A broken write is left to the sweep", e);
    }
  }

  private static FileChannel open(Path object, long position) throws IOException {
    FileChannel channel = FileChannel.open(object, StandardOpenOption.READ);
    try {
      return channel.position(position);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private void probe() throws IOException {
    Path probe = layout.staging().resolve("probe-" + UUID.randomUUID());
    Files.createFile(probe, Layout.FILE);
    Files.delete(probe);
  }
}
