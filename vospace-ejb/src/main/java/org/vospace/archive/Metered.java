package org.vospace.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/** Bytes that are looked at as they pass. */
final class Metered extends FilterInputStream {
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final LongConsumer allowed;
  private final LongConsumer told;
  private long count;
  private long last = System.nanoTime();

  /**
   * @param allowed throws when there are too many
   * @param told now and then how many there were; throws when nobody wants them any more
   */
  Metered(InputStream in, LongConsumer allowed, LongConsumer told) {
    super(in);
    this.allowed = allowed;
    this.told = told;
  }

  @Override
  public int read() throws IOException {
    int b = in.read();
    passed(b < 0 ? 0 : 1);
    return b;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = in.read(buffer, offset, length);
    passed(Math.max(read, 0));
    return read;
  }

  /** The archive goes on after a member. */
  @Override
  public void close() {
    // Whoever reads the archive closes it.
  }

  private void passed(int bytes) {
    count += bytes;
    allowed.accept(count);
    long now = System.nanoTime();
    if (now - last > PAUSE_NANOS) {
      last = now;
      told.accept(count);
    }
  }
}
