package org.vospace.transfer;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.LongConsumer;

/** Bytes that are counted as they pass; now and then somebody is told how many there were. */
final class CountedStream extends FilterInputStream {
  private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();

  private final long most;
  private final LongConsumer told;
  private long count;
  private long last = System.nanoTime();

  /**
   * @param most after so many bytes the stream breaks off
   * @param told may throw, to stop whoever reads
   */
  CountedStream(InputStream in, long most, LongConsumer told) {
    super(in);
    this.most = most;
    this.told = told;
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    passed(b < 0 ? 0 : 1);
    return b;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    passed(Math.max(read, 0));
    return read;
  }

  private void passed(int bytes) throws IOException {
    count += bytes;
    if (count > most) {
      throw new IOException("larger than is fetched");
    }
    long now = System.nanoTime();
    if (now - last > PAUSE_NANOS) {
      last = now;
      told.accept(count);
    }
  }
}
