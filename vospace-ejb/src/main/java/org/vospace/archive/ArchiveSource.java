package org.vospace.archive;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import org.vospace.content.Content;
import org.vospace.content.ContentService;
import org.vospace.storage.ByteRange;

/**
 * The bytes of an archive. What fails in reading them is the store's fault and no lie of the
 * archive's, so it is no {@link IOException}.
 */
record ArchiveSource(ContentService content, Content bytes) {
  private static final int BUFFER = 131_072;

  /** In bytes. */
  long length() {
    return bytes.length();
  }

  /** A part of the bytes, which the caller closes. */
  InputStream part(long first, long length) {
    return length == 0
        ? InputStream.nullInputStream()
        : new BufferedInputStream(
            new Part(
                Channels.newInputStream(content.open(bytes, new ByteRange(first, length))), length),
            (int) Math.min(BUFFER, length));
  }

  /**
   * A few bytes, little endian.
   *
   * @throws org.vospace.fault.VospaceException InvalidData when there are not so many
   */
  ByteBuffer at(long first, int length) {
    if (first < 0 || first > length() - length) {
      throw ArchiveReader.refused("breaks off");
    }
    try (InputStream part = part(first, length)) {
      byte[] read = part.readNBytes(length);
      if (read.length < length) {
        throw new UncheckedIOException(new IOException("the storage has fewer bytes"));
      }
      return ByteBuffer.wrap(read).order(ByteOrder.LITTLE_ENDIAN);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends where the part ends, whatever the store would give. */
  private static final class Part extends FilterInputStream {
    private long left;

    Part(InputStream in, long length) {
      super(in);
      left = length;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      if (left == 0) {
        return -1;
      }
      try {
        int read = in.read(buffer, offset, (int) Math.min(length, left));
        if (read < 0) {
          throw new IOException("the storage has fewer bytes than the archive");
        }
        left -= read;
        return read;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public long skip(long count) throws IOException {
      long skipped = in.skip(Math.min(count, left));
      left -= skipped;
      return skipped;
    }

    @Override
    public int available() {
      return 0;
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
