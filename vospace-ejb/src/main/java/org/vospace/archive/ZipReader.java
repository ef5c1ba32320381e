package org.vospace.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** Zip, by its central directory; each member's own header must agree with it. */
final class ZipReader implements ArchiveReader {
  private static final int LOCAL = 0x04034b50;
  private static final int LOCAL_LENGTH = 30;
  private static final int ENCRYPTED = 1 | 1 << 6 | 1 << 13;
  private static final int STORED = 0;
  private static final int DEFLATED = 8;
  private static final int TYPE = 0170000;
  private static final int REGULAR = 0100000;
  private static final int DIRECTORY = 0040000;

  private final ArchiveSource source;
  private final ZipDirectory directory;
  private final InputStream headers;
  private long read;
  private long packed;
  private InputStream open = InputStream.nullInputStream();

  ZipReader(ArchiveSource source) {
    this.source = source;
    directory = ZipDirectory.of(source);
    headers = source.part(directory.offset(), directory.length());
  }

  @Override
  public Entry next() throws IOException {
    open.close();
    if (read++ == directory.entries()) {
      return null;
    }
    ZipHeader header = ZipHeader.read(headers);
    String name = header.name();
    if ((header.flags() & ENCRYPTED) != 0) {
      throw ArchiveReader.refused("has " + Shown.of(name) + ", which is encrypted");
    }
    boolean isDirectory = name.endsWith("/");
    int type = header.mode() & TYPE;
    if (type != 0 && type != (isDirectory ? DIRECTORY : REGULAR)) {
      throw ArchiveReader.refused(
          "has " + Shown.of(name) + ", which is no plain file or directory");
    }
    if (isDirectory && header.length() != 0
        || header.length() < 0
        || header.packed() < 0
        || header.method() == STORED && header.packed() != header.length()) {
      throw ArchiveReader.refused("has " + Shown.of(name) + " with a wrong length");
    }
    open = isDirectory ? InputStream.nullInputStream() : bytes(name, header);
    return new Entry(name, isDirectory, header.length(), open);
  }

  /** Members that share bytes are more together than the archive. */
  private InputStream bytes(String name, ZipHeader header) {
    ByteBuffer local = source.at(header.offset(), LOCAL_LENGTH);
    int nameLength = ZipDirectory.u16(local, 26);
    long first = header.offset() + LOCAL_LENGTH + nameLength + ZipDirectory.u16(local, 28);
    packed += LOCAL_LENGTH + nameLength + header.packed();
    if (local.getInt(0) != LOCAL
        || ZipDirectory.u16(local, 8) != header.method()
        || first > directory.offset()
        || header.packed() > directory.offset() - first
        || packed > directory.offset()
        || !Arrays.equals(
            source.at(header.offset() + LOCAL_LENGTH, nameLength).array(), header.rawName())) {
      throw ArchiveReader.refused("contradicts itself about " + Shown.of(name));
    }
    InputStream raw = source.part(first, header.packed());
    return switch (header.method()) {
      case STORED -> new VerifiedStream(raw, header.length(), header.crc());
      case DEFLATED -> new VerifiedStream(new Inflated(raw), header.length(), header.crc());
      default ->
          throw ArchiveReader.refused(
              "has " + Shown.of(name) + ", compressed in a way that is not known here");
    };
  }

  @Override
  public void close() throws IOException {
    open.close();
    headers.close();
  }

  /** Gives the memory of the inflater back; it wants a byte after the end. */
  private static final class Inflated extends InflaterInputStream {
    Inflated(InputStream raw) {
      super(
          new SequenceInputStream(raw, new ByteArrayInputStream(new byte[1])),
          new Inflater(true),
          65_536);
    }

    @Override
    public void close() throws IOException {
      super.close();
      inf.end();
    }
  }
}
