package org.vospace.content;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongConsumer;
import org.vospace.storage.ByteRange;
import org.vospace.storage.Checksum;
import org.vospace.storage.StorageException;
import org.vospace.storage.Tally;
import org.vospace.storage.WriteRequest;

/** Looks whether the bytes of a row are those that were stored. */
@ApplicationScoped
class Inspection {
  private static final int CHUNK = 1 << 20;

  @Inject private Backends backends;

  /**
   * Reads all bytes and compares them.
   *
   * @param pace told the length of each chunk that was read; may take its time
   * @return the kind of damage; {@code null} for none
   * @throws StorageException when the back end does not answer
   */
  String read(StoredRow row, LongConsumer pace) throws StorageException {
    Set<Checksum.Algorithm> algorithms = EnumSet.noneOf(Checksum.Algorithm.class);
    row.checksums().forEach(checksum -> algorithms.add(checksum.algorithm()));
    Tally tally =
        new Tally(
            new WriteRequest(
                row.key(), "", null, OptionalLong.empty(), Map.of(), List.of(), algorithms));
    try (ReadableByteChannel channel =
        backends.named(row.backend()).read(row.key(), new ByteRange(0, row.length()))) {
      ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
      // A file is read past its length: what is longer is other bytes too.
      while (tally.length() <= row.length() && channel.read(chunk.clear()) >= 0) {
        tally.add(chunk.flip());
        pace.accept(chunk.limit());
      }
    } catch (IOException e) {
      throw new StorageException(StorageException.Kind.UNAVAILABLE, "the storage failed", e);
    } catch (StorageException e) {
      if (e.kind() == StorageException.Kind.NOT_FOUND) {
        return Finding.LOST;
      }
      throw e;
    }
    if (tally.length() != row.length()) {
      return Finding.LENGTH;
    }
    return tally.finish().checksums().containsAll(row.checksums()) ? null : Finding.CHECKSUM;
  }

  /**
   * Looks only whether there is something.
   *
   * @throws StorageException when the back end does not answer
   */
  boolean isThere(String backend, String key) throws StorageException {
    try (ReadableByteChannel channel = backends.named(backend).read(key, new ByteRange(0, 0))) {
      return channel.isOpen();
    } catch (IOException e) {
      throw new StorageException(StorageException.Kind.UNAVAILABLE, "the storage failed", e);
    } catch (StorageException e) {
      if (e.kind() == StorageException.Kind.NOT_FOUND) {
        return false;
      }
      throw e;
    }
  }
}
