package org.vospace.storage.posix;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import org.vospace.storage.Checksum;
import org.vospace.storage.StagedWrite;
import org.vospace.storage.StorageException;
import org.vospace.storage.StoredObject;
import org.vospace.storage.Tally;
import org.vospace.storage.WriteRequest;

/** The staged part of an object, and its way to its place. */
final class StagedFile implements StagedWrite {
  private static final int BUFFER = 256 * 1024;

  private final Layout layout;
  private final String key;
  private final FileChannel channel;
  private final Tally tally;

  private StagedFile(Layout layout, WriteRequest request, FileChannel channel) {
    this.layout = layout;
    this.key = request.key();
    this.channel = channel;
    this.tally = new Tally(request);
  }

  static StagedFile create(Layout layout, WriteRequest request) throws StorageException {
    try {
      return new StagedFile(
          layout,
          request,
          FileChannel.open(
              layout.staged(request.key()),
              Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              Layout.FILE));
    } catch (IOException e) {
      throw Trouble.of(e);
    }
  }

  static StagedFile resume(Layout layout, WriteRequest request, long most) throws StorageException {
    FileChannel channel;
    try {
      channel =
          FileChannel.open(
              layout.staged(request.key()), StandardOpenOption.READ, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw Trouble.ofFile(layout, e);
    }
    StagedFile staged = new StagedFile(layout, request, channel);
    boolean done = false;
    try {
      staged.recount(most);
      done = true;
      return staged;
    } finally {
      if (!done) {
        staged.close();
      }
    }
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
  public void write(ByteBuffer bytes) throws StorageException {
    tally.add(bytes);
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      throw Trouble.of(e);
    }
  }

  @Override
  public void sync() throws StorageException {
    try {
      channel.force(true);
      Layout.sync(layout.staging());
    } catch (IOException e) {
      throw Trouble.of(e);
    }
  }

  @Override
  public StoredObject complete() throws StorageException {
    Path staged = layout.staged(key);
    Path object = layout.object(key);
    boolean done = false;
    try {
      StoredObject stored = tally.finish();
      channel.force(true);
      layout.makeParents(object);
      Files.move(staged, object, StandardCopyOption.ATOMIC_MOVE);
      Layout.sync(object.getParent());
      done = true;
      return stored;
    } catch (IOException e) {
      throw Trouble.of(e);
    } finally {
      close();
      if (!done) {
        discard(staged, object);
      }
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // The bytes were synced before or are of no use: close has nothing to say about either.
      log("A staged file could not be closed", e);
    }
  }

  private void recount(long most) throws StorageException {
    try {
      long kept = Math.min(channel.size(), most);
      channel.truncate(kept);
      ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
      while (channel.read(buffer.clear()) >= 0) {
        tally.add(buffer.flip());
      }
    } catch (IOException e) {
      throw Trouble.of(e);
    }
  }

  private static void discard(Path staged, Path object) {
    try {
      Files.deleteIfExists(object);
      Files.deleteIfExists(staged);
    } catch (IOException e) {
      log("A broken write is left to the sweep", e);
    }
  }

  private static void log(String message, IOException e) {
    System.getLogger(StagedFile.class.getName()).log(System.Logger.Level.WARNING, message, e);
  }
}
