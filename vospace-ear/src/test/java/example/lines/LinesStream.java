package example.lines;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;

/** The bytes in lines; ends at the dot, and breaks off when there is none. */
final class LinesStream extends InputStream {
  private final BufferedReader lines;
  private byte[] line = new byte[0];
  private int at;
  private boolean ended;

  LinesStream(BufferedReader lines) {
    this.lines = lines;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    while (at == line.length && !ended) {
      next();
    }
    if (ended) {
      return -1;
    }
    int count = Math.min(length, line.length - at);
    System.arraycopy(line, at, buffer, offset, count);
    at += count;
    return count;
  }

  private void next() throws IOException {
    String text = lines.readLine();
    if (text == null) {
      throw new EOFException("the lines broke off");
    }
    ended = text.equals(".");
    at = 0;
    try {
      line = ended ? new byte[0] : Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new IOException("a line is no base64", e);
    }
  }
}
