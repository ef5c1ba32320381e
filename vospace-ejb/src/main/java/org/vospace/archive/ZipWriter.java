package org.vospace.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** Zip, quickly compressed, with Zip64 records for what needs them. */
final class ZipWriter implements ArchiveWriter {
  private static final int DIRECTORY = 0040755;
  private static final int FILE = 0100644;

  /** What does not shrink grows a little, so not the whole of what 32 bits can tell. */
  private static final long MOST_WITHOUT_ZIP64 = 4_000_000_000L;

  private final ZipArchiveOutputStream zip;

  ZipWriter(OutputStream out) {
    zip = new ZipArchiveOutputStream(out);
    zip.setEncoding(StandardCharsets.UTF_8.name());
    zip.setLevel(Deflater.BEST_SPEED);
  }

  @Override
  public void directory(String name, Instant modified) throws IOException {
    put(name + "/", modified, 0, DIRECTORY);
    zip.closeArchiveEntry();
  }

  @Override
  public void file(String name, Instant modified, long length, InputStream bytes)
      throws IOException {
    put(name, modified, length, FILE);
    Bytes.copy(bytes, length, zip);
    zip.closeArchiveEntry();
  }

  @Override
  public void link(String name, Instant modified, String target) {
    // No unpacker agrees with another on links in a zip.
  }

  @Override
  public void finish() throws IOException {
    zip.setUseZip64(Zip64Mode.AsNeeded);
    zip.finish();
    zip.flush();
  }

  private void put(String name, Instant modified, long length, int mode) throws IOException {
    ZipArchiveEntry entry = new ZipArchiveEntry(name);
    entry.setLastModifiedTime(FileTime.from(modified));
    entry.setSize(length);
    entry.setUnixMode(mode);
    zip.setUseZip64(length > MOST_WITHOUT_ZIP64 ? Zip64Mode.Always : Zip64Mode.AsNeeded);
    zip.putArchiveEntry(entry);
  }
}
