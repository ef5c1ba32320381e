package org.vospace.archive;

import java.io.IOException;
import java.io.InputStream;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.model.ArchiveFormat;

/** Reads an archive member by member and believes nothing that it says of itself. */
interface ArchiveReader extends AutoCloseable {
  /**
   * A member.
   *
   * @param name as it is in the archive
   * @param length of a file, in bytes
   * @param bytes of a file; reading them fails when they are not what the archive says of them
   */
  record Entry(String name, boolean isDirectory, long length, InputStream bytes) {}

  /**
   * The next member, files and directories alone; {@code null} after the last one.
   *
   * @throws IOException when the archive is broken
   * @throws VospaceException InvalidData
   */
  Entry next() throws IOException;

  @Override
  void close() throws IOException;

  static ArchiveReader of(ArchiveFormat format, ArchiveSource source) {
    return switch (format) {
      case TAR -> new TarReader(source);
      case ZIP -> new ZipReader(source);
    };
  }

  /** The fault of an archive. */
  static VospaceException refused(String reason) {
    return new VospaceException(Fault.INVALID_DATA, "the archive " + reason);
  }
}
