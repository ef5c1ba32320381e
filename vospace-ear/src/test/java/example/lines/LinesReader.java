package example.lines;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Lines of ASCII, each of a bounded length: what a client sends can fill no memory. */
final class LinesReader {
  private static final int LONGEST = 1_024;

  private final InputStream in;

  LinesReader(InputStream in) {
    this.in = new BufferedInputStream(in);
  }

  /**
   * @throws EOFException when there is no whole line any more
   */
  String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the lines broke off");
      }
      if (line.length() == LONGEST) {
        throw new IOException("a line is too long");
      }
      line.append((char) next);
    }
    return line.toString();
  }
}
