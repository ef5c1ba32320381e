package org.vospace.web.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.xnio.channels.StreamSourceChannel;

/** The body of a request as a stream that waits for the client, but not for ever. */
final class WaitingStream extends InputStream {
  private final StreamSourceChannel source;
  private final long idleNanos;

  WaitingStream(StreamSourceChannel source, Duration idle) {
    this.source = source;
    this.idleNanos = idle.toNanos();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    ByteBuffer target = ByteBuffer.wrap(buffer, offset, length);
    long begin = System.nanoTime();
    for (; ; ) {
      int read = source.read(target);
      if (read != 0 || length == 0) {
        return read;
      }
      long left = idleNanos - (System.nanoTime() - begin);
      if (left <= 0) {
        throw new IOException("the client has fallen silent");
      }
      source.awaitReadable(left, TimeUnit.NANOSECONDS);
    }
  }
}
