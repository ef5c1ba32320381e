package org.vospace.archive;

import java.nio.ByteBuffer;

/**
 * Where the central directory of a zip is: it alone says what is in the archive.
 *
 * @param entries how many members it has
 * @param offset of its first byte
 * @param length in bytes
 */
record ZipDirectory(long entries, long offset, long length) {
  private static final int END = 0x06054b50;
  private static final int END_LENGTH = 22;
  private static final int LONGEST_COMMENT = 0xFFFF;
  private static final int LOCATOR = 0x07064b50;
  private static final int LOCATOR_LENGTH = 20;
  private static final int END64 = 0x06064b50;
  private static final int END64_LENGTH = 56;
  private static final int NONE_16 = 0xFFFF;

  /**
   * @throws org.vospace.fault.VospaceException InvalidData
   */
  static ZipDirectory of(ArchiveSource source) {
    int tail = (int) Math.min(source.length(), END_LENGTH + LONGEST_COMMENT);
    ByteBuffer bytes = source.at(source.length() - tail, tail);
    for (int at = tail - END_LENGTH; at >= 0; at--) {
      if (bytes.getInt(at) == END && u16(bytes, at + 20) == tail - END_LENGTH - at) {
        return read(source, bytes, at, source.length() - tail + at);
      }
    }
    throw ArchiveReader.refused("has no end, or is no zip");
  }

  private static ZipDirectory read(ArchiveSource source, ByteBuffer bytes, int at, long position) {
    requireOneDisk(u16(bytes, at + 4));
    requireOneDisk(u16(bytes, at + 6));
    ZipDirectory found =
        new ZipDirectory(u16(bytes, at + 10), u32(bytes, at + 16), u32(bytes, at + 12));
    long end = position;
    if (position >= LOCATOR_LENGTH) {
      ByteBuffer locator = source.at(position - LOCATOR_LENGTH, LOCATOR_LENGTH);
      if (locator.getInt(0) == LOCATOR) {
        end = locator.getLong(8);
        ByteBuffer end64 = source.at(end, END64_LENGTH);
        if (end64.getInt(0) != END64 || end64.getInt(16) != 0 || end64.getInt(20) != 0) {
          throw ArchiveReader.refused("has a broken end");
        }
        found = new ZipDirectory(end64.getLong(32), end64.getLong(48), end64.getLong(40));
      }
    }
    if (found.entries < 0
        || found.offset < 0
        || found.length < 0
        || found.offset > end
        || found.length > end - found.offset) {
      throw ArchiveReader.refused("has a broken end");
    }
    return found;
  }

  private static void requireOneDisk(int number) {
    if (number != 0 && number != NONE_16) {
      throw ArchiveReader.refused("is one of several parts");
    }
  }

  static int u16(ByteBuffer bytes, int at) {
    return Short.toUnsignedInt(bytes.getShort(at));
  }

  static long u32(ByteBuffer bytes, int at) {
    return Integer.toUnsignedLong(bytes.getInt(at));
  }
}
