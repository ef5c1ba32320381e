package org.vospace.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import org.vospace.model.ArchiveFormat;

/** Writes an archive member by member; nothing of a member is kept. */
interface ArchiveWriter {
  /**
   * @param name without slash at the end
   */
  void directory(String name, Instant modified) throws IOException;

  /**
   * @param bytes as many as {@code length} says
   * @throws IOException also when there are fewer
   */
  void file(String name, Instant modified, long length, InputStream bytes) throws IOException;

  /**
   * A link within the archive; left out where the format has none.
   *
   * @param target relative to the directory of the link
   */
  void link(String name, Instant modified, String target) throws IOException;

  /** Writes what tells a whole archive from one that broke off. The stream stays open. */
  void finish() throws IOException;

  static ArchiveWriter of(ArchiveFormat format, OutputStream out) {
    return switch (format) {
      case TAR -> new TarWriter(out);
      case ZIP -> new ZipWriter(out);
    };
  }
}
