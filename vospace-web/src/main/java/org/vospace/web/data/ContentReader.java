package org.vospace.web.data;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.util.function.Function;
import org.vospace.storage.ByteRange;
import org.xnio.IoUtils;

/**
 * Bytes that are being read: a file, if the back end has files, or one channel after the other.
 * Used by one thread at a time.
 */
final class ContentReader implements AutoCloseable {
  private static final int BUFFER = 131_072;

  private final Function<ByteRange, ReadableByteChannel> open;
  private final FileChannel file;
  private final long base;
  private ReadableByteChannel channel;
  private long at;
  private long end;
  private ByteBuffer buffer;
  private long left;
  private boolean closed;

  /**
   * Opens the first range, so that a storage that fails does so before anything was answered.
   *
   * @param open opens a part of the content
   * @throws org.vospace.fault.VospaceException InternalFault
   */
  ContentReader(Function<ByteRange, ReadableByteChannel> open, ByteRange first) throws IOException {
    this.open = open;
    open(first);
    if (channel instanceof FileChannel direct) {
      file = direct;
      base = direct.position() - first.first();
    } else {
      file = null;
      base = 0;
    }
  }

  /** The file in which all of the content is; {@code null} when it is none. */
  FileChannel file() {
    return file;
  }

  /** Where a range begins in the file. */
  long position(ByteRange range) {
    return base + range.first();
  }

  /** Goes to another range; may block. */
  void begin(ByteRange range) throws IOException {
    if (range.first() != at || range.first() + range.length() > end) {
      channel.close();
      open(range);
    }
    at = range.first() + range.length();
    left = range.length();
  }

  private void open(ByteRange range) {
    channel = open.apply(range);
    at = range.first();
    end = range.first() + range.length();
  }

  /** Whether bytes of the present range are still to be read. */
  boolean isReading() {
    return left > 0;
  }

  /** The next bytes; may block. */
  ByteBuffer next() throws IOException {
    if (buffer == null) {
      buffer = ByteBuffer.allocateDirect(BUFFER);
    }
    buffer.clear().limit((int) Math.min(BUFFER, left));
    int read = channel.read(buffer);
    if (read < 0) {
      throw new EOFException("the storage has fewer bytes than the node");
    }
    left -= read;
    return buffer.flip();
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      IoUtils.safeClose(channel);
    }
  }
}
