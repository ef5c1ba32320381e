package org.vospace.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Copies as many bytes as a header has promised. */
final class Bytes {
  private static final int BUFFER = 131_072;

  private Bytes() {}

  /**
   * @throws EOFException when there are fewer
   */
  static void copy(InputStream in, long length, OutputStream out) throws IOException {
    byte[] buffer = new byte[(int) Math.min(BUFFER, length)];
    for (long left = length; left > 0; ) {
      int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (read < 0) {
        throw new EOFException("the storage has fewer bytes than the node");
      }
      out.write(buffer, 0, read);
      left -= read;
    }
  }
}
