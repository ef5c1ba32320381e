package org.vospace.storage.posix;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vospace.storage.Checksum;
import org.vospace.storage.StorageException;
import org.vospace.storage.WriteRequest;

/** Writes the staged part of an object and computes its checksums on the way. */
final class StagedFile {
  private static final int BUFFER = 256 * 1024;

  private final Path file;
  private final WriteRequest request;
  private final Map<Checksum.Algorithm, MessageDigest> digests =
      new EnumMap<>(Checksum.Algorithm.class);
  private long length;

  StagedFile(Path file, WriteRequest request) {
    this.file = file;
    this.request = request;
    digests.put(Checksum.Algorithm.MD5, digest("MD5"));
    if (request.expected().stream()
        .anyMatch(checksum -> checksum.algorithm() == Checksum.Algorithm.SHA256)) {
      digests.put(Checksum.Algorithm.SHA256, digest("SHA-256"));
    }
  }

  /** The bytes, durable in the staged file; their name is not yet. */
  void fill(InputStream content) throws IOException, StorageException {
    try (FileChannel channel = create()) {
      byte[] buffer = new byte[BUFFER];
      for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
        length += read;
        if (request.expectedLength().isPresent() && length > request.expectedLength().getAsLong()) {
          throw rejected("there are more bytes than announced");
        }
        for (MessageDigest digest : digests.values()) {
          digest.update(buffer, 0, read);
        }
        write(channel, ByteBuffer.wrap(buffer, 0, read));
      }
      if (request.expectedLength().isPresent() && length < request.expectedLength().getAsLong()) {
        throw rejected("there are fewer bytes than announced");
      }
      force(channel);
    }
  }

  long length() {
    return length;
  }

  /**
   * @throws StorageException REJECTED when one is not the announced one
   */
  List<Checksum> checksums() throws StorageException {
    List<Checksum> computed =
        digests.entrySet().stream()
            .map(entry -> new Checksum(entry.getKey(), entry.getValue().digest()))
            .toList();
    for (Checksum expected : request.expected()) {
      boolean other =
          computed.stream()
              .anyMatch(c -> c.algorithm() == expected.algorithm() && !c.equals(expected));
      if (other) {
        throw rejected("the " + expected.algorithm() + " checksum is not the announced one");
      }
    }
    return computed;
  }

  private FileChannel create() throws StorageException {
    try {
      return FileChannel.open(
          file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), Layout.FILE);
    } catch (IOException e) {
      throw PosixBackend.translate(e);
    }
  }

  private static void write(FileChannel channel, ByteBuffer bytes) throws StorageException {
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      throw PosixBackend.translate(e);
    }
  }

  private static void force(FileChannel channel) throws StorageException {
    try {
      channel.force(true);
    } catch (IOException e) {
      throw PosixBackend.translate(e);
    }
  }

  private static StorageException rejected(String reason) {
    return new StorageException(StorageException.Kind.REJECTED, reason);
  }

  private static MessageDigest digest(String name) {
    try {
      return MessageDigest.getInstance(name);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + name, e);
    }
  }
}
