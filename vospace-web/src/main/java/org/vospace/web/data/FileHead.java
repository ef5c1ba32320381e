package org.vospace.web.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/**
 * The first bytes of a file, for an interface that always sends a whole one. Reading and sending go
 * to the file itself, so that nothing is copied; the rest is not offered.
 */
final class FileHead extends FileChannel {
  private final FileChannel file;
  private final long end;

  /**
   * @param end where the head ends, in bytes from the beginning of the file
   */
  FileHead(FileChannel file, long end) {
    this.file = file;
    this.end = end;
  }

  @Override
  public long size() throws IOException {
    return Math.min(end, file.size());
  }

  @Override
  public long position() throws IOException {
    return file.position();
  }

  @Override
  public FileChannel position(long position) throws IOException {
    file.position(position);
    return this;
  }

  @Override
  public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
    return file.transferTo(position, Math.min(count, Math.max(0, end - position)), target);
  }

  @Override
  public int read(ByteBuffer buffer) throws IOException {
    int read = read(buffer, file.position());
    if (read > 0) {
      file.position(file.position() + read);
    }
    return read;
  }

  @Override
  public int read(ByteBuffer buffer, long position) throws IOException {
    if (position >= end) {
      return -1;
    }
    int limit = buffer.limit();
    buffer.limit((int) Math.min(limit, buffer.position() + (end - position)));
    try {
      return file.read(buffer, position);
    } finally {
      buffer.limit(limit);
    }
  }

  @Override
  public long read(ByteBuffer[] buffers, int offset, int length) throws IOException {
    long total = 0;
    for (int i = offset; i < offset + length; i++) {
      int read = read(buffers[i]);
      if (read < 0) {
        return total == 0 ? -1 : total;
      }
      total += read;
    }
    return total;
  }

  @Override
  public int write(ByteBuffer buffer) {
    throw readOnly();
  }

  @Override
  public long write(ByteBuffer[] buffers, int offset, int length) {
    throw readOnly();
  }

  @Override
  public int write(ByteBuffer buffer, long position) {
    throw readOnly();
  }

  @Override
  public FileChannel truncate(long size) {
    throw readOnly();
  }

  @Override
  public void force(boolean metaData) {
    // Nothing was written.
  }

  @Override
  public long transferFrom(ReadableByteChannel source, long position, long count) {
    throw readOnly();
  }

  @Override
  public MappedByteBuffer map(MapMode mode, long position, long size) {
    throw readOnly();
  }

  @Override
  public FileLock lock(long position, long size, boolean shared) {
    throw readOnly();
  }

  @Override
  public FileLock tryLock(long position, long size, boolean shared) {
    throw readOnly();
  }

  /** The file is closed by who opened it. */
  @Override
  protected void implCloseChannel() {
    // Nothing of its own.
  }

  private static java.nio.channels.NonWritableChannelException readOnly() {
    return new java.nio.channels.NonWritableChannelException();
  }
}
