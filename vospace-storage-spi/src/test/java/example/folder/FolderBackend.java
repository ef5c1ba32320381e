package example.folder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.vospace.storage.ByteRange;
import org.vospace.storage.StorageBackend;
import org.vospace.storage.StorageException;
import org.vospace.storage.StoredObject;
import org.vospace.storage.Tally;
import org.vospace.storage.WriteRequest;

/** Keeps each object as a file of one folder. */
record FolderBackend(Path folder) implements StorageBackend {
  @Override
  public StoredObject write(WriteRequest request, InputStream content)
      throws IOException, StorageException {
    Path staged = staged(request.key());
    Tally tally = new Tally(request);
    boolean done = false;
    try (FileChannel file =
        store(
            () ->
                FileChannel.open(
                    staged, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
      byte[] buffer = new byte[64 * 1024];
      for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
        ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read);
        tally.add(bytes);
        store(() -> file.write(bytes));
      }
      StoredObject stored = tally.finish();
      store(() -> sync(file));
      store(() -> Files.move(staged, object(request.key()), StandardCopyOption.ATOMIC_MOVE));
      store(() -> sync(FileChannel.open(folder)));
      done = true;
      return stored;
    } finally {
      if (!done) {
        delete(request.key());
      }
    }
  }

  @Override
  public ReadableByteChannel read(String key, ByteRange range) throws StorageException {
    return store(() -> FileChannel.open(object(key)).position(range.first()));
  }

  @Override
  public void delete(String key) throws StorageException {
    store(() -> Files.deleteIfExists(staged(key)));
    store(() -> Files.deleteIfExists(object(key)));
  }

  @Override
  public void check() throws StorageException {
    store(() -> Files.deleteIfExists(Files.createTempFile(folder, "check", null)));
  }

  private Path object(String key) {
    WriteRequest.requireKey(key);
    return folder.resolve(key);
  }

  private Path staged(String key) {
    return object(key).resolveSibling(key + ".part");
  }

  private static boolean sync(FileChannel channel) throws IOException {
    try (channel) {
      channel.force(true);
      return true;
    }
  }

  private static <T> T store(Call<T> call) throws StorageException {
    try {
      return call.run();
    } catch (NoSuchFileException e) {
      throw new StorageException(StorageException.Kind.NOT_FOUND, "there is no such object", e);
    } catch (IOException e) {
      throw new StorageException(StorageException.Kind.UNAVAILABLE, "the folder failed", e);
    }
  }

  private interface Call<T> {
    T run() throws IOException;
  }
}
