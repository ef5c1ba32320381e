package org.vospace.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Tar with the extended headers of POSIX.1-2001, which have no limits on names and lengths. */
final class TarWriter implements ArchiveWriter {
  private static final int DIRECTORY = 0040755;
  private static final int FILE = 0100644;

  private final TarArchiveOutputStream tar;

  TarWriter(OutputStream out) {
    tar = new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name());
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    tar.setAddPaxHeadersForNonAsciiNames(true);
  }

  @Override
  public void directory(String name, Instant modified) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name + "/", TarConstants.LF_DIR);
    entry.setMode(DIRECTORY);
    put(entry, modified);
    tar.closeArchiveEntry();
  }

  @Override
  public void file(String name, Instant modified, long length, InputStream bytes)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setMode(FILE);
    entry.setSize(length);
    put(entry, modified);
    Bytes.copy(bytes, length, tar);
    tar.closeArchiveEntry();
  }

  @Override
  public void link(String name, Instant modified, String target) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
    entry.setLinkName(target);
    put(entry, modified);
    tar.closeArchiveEntry();
  }

  @Override
  public void finish() throws IOException {
    tar.finish();
    tar.flush();
  }

  private void put(TarArchiveEntry entry, Instant modified) throws IOException {
    // Whole seconds: a fraction would cost every member an extended header.
    entry.setLastModifiedTime(FileTime.from(modified.truncatedTo(ChronoUnit.SECONDS)));
    tar.putArchiveEntry(entry);
  }
}
