package org.vospace.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * What the central directory of a zip says of a member.
 *
 * @param rawName bytes of the name
 * @param flags general purpose bits
 * @param method of compression
 * @param crc of the unpacked bytes
 * @param packed length in the archive, in bytes
 * @param length unpacked, in bytes
 * @param offset of its local header
 * @param mode type and permissions of Unix; 0 when it has none
 */
record ZipHeader(
    byte[] rawName,
    int flags,
    int method,
    long crc,
    long packed,
    long length,
    long offset,
    int mode) {
  private static final int SIGNATURE = 0x02014b50;
  private static final int LENGTH = 46;
  private static final int UNIX = 3;
  private static final int ZIP64 = 1;
  private static final long NONE_32 = 0xFFFFFFFFL;

  /**
   * Reads the next record.
   *
   * @throws IOException when there is none
   */
  static ZipHeader read(InputStream directory) throws IOException {
    ByteBuffer fixed = bytes(directory, LENGTH);
    if (fixed.getInt(0) != SIGNATURE) {
      throw new IOException("the directory of the archive is broken");
    }
    byte[] name = bytes(directory, ZipDirectory.u16(fixed, 28)).array();
    ByteBuffer extra = bytes(directory, ZipDirectory.u16(fixed, 30));
    bytes(directory, ZipDirectory.u16(fixed, 32));
    long length = ZipDirectory.u32(fixed, 24);
    long packed = ZipDirectory.u32(fixed, 20);
    long offset = ZipDirectory.u32(fixed, 42);
    ByteBuffer large = large(extra);
    if (length == NONE_32) {
      length = next(large);
    }
    if (packed == NONE_32) {
      packed = next(large);
    }
    if (offset == NONE_32) {
      offset = next(large);
    }
    boolean unix = ZipDirectory.u16(fixed, 4) >> 8 == UNIX;
    return new ZipHeader(
        name,
        ZipDirectory.u16(fixed, 8),
        ZipDirectory.u16(fixed, 10),
        ZipDirectory.u32(fixed, 16),
        packed,
        length,
        offset,
        unix ? ZipDirectory.u16(fixed, 40) : 0);
  }

  /** The name, which must be UTF-8, as it is whenever it is ASCII. */
  String name() {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(rawName)).toString();
    } catch (CharacterCodingException e) {
      throw ArchiveReader.refused("has a name that is not UTF-8");
    }
  }

  private static ByteBuffer bytes(InputStream in, int count) throws IOException {
    byte[] read = in.readNBytes(count);
    if (read.length < count) {
      throw new EOFException("the directory of the archive breaks off");
    }
    return ByteBuffer.wrap(read).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The extra field with what 32 bits cannot tell; empty when there is none. */
  private static ByteBuffer large(ByteBuffer extra) {
    while (extra.remaining() >= 4) {
      int id = Short.toUnsignedInt(extra.getShort());
      int size = Math.min(Short.toUnsignedInt(extra.getShort()), extra.remaining());
      if (id == ZIP64) {
        return extra.slice(extra.position(), size).order(ByteOrder.LITTLE_ENDIAN);
      }
      extra.position(extra.position() + size);
    }
    return ByteBuffer.allocate(0);
  }

  private static long next(ByteBuffer large) throws IOException {
    if (large.remaining() < 8) {
      throw new IOException("a length is missing in the archive");
    }
    return large.getLong();
  }
}
