package example.lines;

import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;

/** The bytes in lines, asked for when they are wanted; ends at the dot, or breaks off. */
final class LinesStream extends InputStream {
  /** Tells the client to send. */
  interface Invitation {
    void say() throws IOException;
  }

  private final LinesReader lines;
  private final Invitation invitation;
  private byte[] line = new byte[0];
  private int at;
  private boolean invited;
  private boolean ended;

  LinesStream(LinesReader lines, Invitation invitation) {
    this.lines = lines;
    this.invitation = invitation;
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
    if (!invited) {
      invited = true;
      invitation.say();
    }
    String text = lines.line();
    ended = text.equals(".");
    at = 0;
    try {
      line = ended ? new byte[0] : Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new IOException("a line is no base64", e);
    }
  }
}
