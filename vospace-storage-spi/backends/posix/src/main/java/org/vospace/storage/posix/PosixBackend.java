package org.vospace.storage.posix;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.vospace.storage.Backend;
import org.vospace.storage.ByteRange;
import org.vospace.storage.Checksum;
import org.vospace.storage.ReportsCapacity;
import org.vospace.storage.StorageBackend;
import org.vospace.storage.StorageException;
import org.vospace.storage.StoredObject;
import org.vospace.storage.WriteRequest;

/**
 * Objects as files. A write goes to a staged file, which is synced and then renamed to its place;
 * the directory is synced before the write is confirmed.
 */
@Backend("posix")
@ApplicationScoped
public class PosixBackend implements StorageBackend, ReportsCapacity {
  private final Layout layout;

  /**
   * Opens the directory of the configuration.
   *
   * @throws IllegalStateException when there is none or it cannot be written
   */
  public PosixBackend() {
    this(PosixConfig.fromEnvironment().root());
  }

  PosixBackend(Path root) {
    try {
      layout = new Layout(root);
      probe();
    } catch (IOException e) {
      throw PosixConfig.wrong("is \"" + root + "\" but that directory cannot be written");
    }
  }

  @Override
  public StoredObject write(WriteRequest request, InputStream content)
      throws IOException, StorageException {
    Path staged = layout.staged(request.key());
    boolean done = false;
    try {
      StagedFile file = new StagedFile(staged, request);
      file.fill(content);
      List<Checksum> checksums = file.checksums();
      publish(staged, layout.object(request.key()));
      done = true;
      return new StoredObject(request.key(), file.length(), checksums);
    } finally {
      if (!done) {
        delete(request.key());
      }
    }
  }

  @Override
  public ReadableByteChannel read(String key, ByteRange range) throws StorageException {
    Path object = layout.object(key);
    try {
      FileChannel channel = FileChannel.open(object, StandardOpenOption.READ);
      try {
        return channel.position(range.first());
      } catch (IOException e) {
        channel.close();
        throw e;
      }
    } catch (NoSuchFileException e) {
      throw new StorageException(StorageException.Kind.NOT_FOUND, "there is no such object", e);
    } catch (IOException e) {
      throw translate(e);
    }
  }

  @Override
  public void delete(String key) throws StorageException {
    try {
      Files.deleteIfExists(layout.staged(key));
      Files.deleteIfExists(layout.object(key));
    } catch (IOException e) {
      throw translate(e);
    }
  }

  @Override
  public void check() throws StorageException {
    try {
      probe();
    } catch (IOException e) {
      throw translate(e);
    }
  }

  @Override
  public long usableBytes() throws StorageException {
    try {
      return Files.getFileStore(layout.staging()).getUsableSpace();
    } catch (IOException e) {
      throw translate(e);
    }
  }

  /**
   * What a failure of the file system means; its own words may name paths and stay in the cause.
   */
  static StorageException translate(IOException e) {
    String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    boolean full = message.contains("no space left") || message.contains("quota exceeded");
    return full
        ? new StorageException(StorageException.Kind.FULL, "the storage is full", e)
        : new StorageException(StorageException.Kind.UNAVAILABLE, "the storage failed", e);
  }

  private void publish(Path staged, Path object) throws StorageException {
    try {
      layout.makeParents(object);
      Files.move(staged, object, StandardCopyOption.ATOMIC_MOVE);
      Layout.sync(object.getParent());
    } catch (IOException e) {
      throw translate(e);
    }
  }

  private void probe() throws IOException {
    Path probe = layout.staging().resolve("probe-" + UUID.randomUUID());
    Files.createFile(probe, Layout.FILE);
    Files.delete(probe);
  }
}
