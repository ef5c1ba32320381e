package org.vospace.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;

/** Bytes that must be as many, and have the checksum, that an archive says. */
final class VerifiedStream extends FilterInputStream {
  private final CRC32 crc = new CRC32();
  private final long length;
  private final long expected;
  private long count;

  VerifiedStream(InputStream in, long length, long expected) {
    super(in);
    this.length = length;
    this.expected = expected;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int size) throws IOException {
    int read = in.read(buffer, offset, size);
    if (read < 0) {
      if (count != length || crc.getValue() != expected) {
        throw new IOException("a member is not what the archive says of it");
      }
      return read;
    }
    count += read;
    if (count > length) {
      throw new IOException("a member is larger than the archive says");
    }
    crc.update(buffer, offset, read);
    return read;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
