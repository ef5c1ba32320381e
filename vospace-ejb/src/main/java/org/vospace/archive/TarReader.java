package org.vospace.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Tar: POSIX, GNU and old, as far as they have files and directories. */
final class TarReader implements ArchiveReader {
  private static final int RECORD = 512;

  private final ArchiveSource source;
  private final Counted counted;
  private final TarArchiveInputStream tar;
  private boolean begun;

  TarReader(ArchiveSource source) {
    this.source = source;
    counted = new Counted(source.part(0, source.length()));
    tar = new TarArchiveInputStream(counted, StandardCharsets.UTF_8.name());
  }

  @Override
  public Entry next() throws IOException {
    if (begun) {
      tar.transferTo(OutputStream.nullOutputStream());
    }
    begun = true;
    long header = (counted.count + RECORD - 1) / RECORD * RECORD;
    TarArchiveEntry entry;
    try {
      entry = tar.getNextEntry();
    } catch (IllegalArgumentException e) {
      throw new IOException("a header of the archive is broken", e);
    }
    if (entry == null) {
      requireEnd(header);
      return null;
    }
    if (!entry.isCheckSumOK()) {
      throw ArchiveReader.refused("has a broken header, or is no tar");
    }
    byte type = entry.getLinkFlag();
    boolean file =
        type == TarConstants.LF_NORMAL
            || type == TarConstants.LF_OLDNORM
            || type == TarConstants.LF_CONTIG;
    if (!file && type != TarConstants.LF_DIR || entry.isSparse() || entry.getSize() < 0) {
      throw ArchiveReader.refused(
          "has " + Shown.of(entry.getName()) + ", which is no plain file or directory");
    }
    return new Entry(entry.getName(), entry.isDirectory(), entry.getSize(), tar);
  }

  /** Without the record that ends it, an archive that broke off between members looks whole. */
  private void requireEnd(long header) {
    ByteBuffer end = source.at(header, RECORD);
    while (end.hasRemaining()) {
      if (end.get() != 0) {
        throw ArchiveReader.refused("breaks off");
      }
    }
  }

  @Override
  public void close() throws IOException {
    tar.close();
  }

  /** Tells where the archive is being read. */
  private static final class Counted extends FilterInputStream {
    private long count;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int b = in.read();
      count += b < 0 ? 0 : 1;
      return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = in.read(buffer, offset, length);
      count += Math.max(read, 0);
      return read;
    }

    @Override
    public long skip(long n) throws IOException {
      long skipped = in.skip(n);
      count += skipped;
      return skipped;
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
