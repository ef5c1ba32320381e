package org.vospace.blackbox;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Archives as another program reads and makes them. */
final class Archives {
  private Archives() {}

  /**
   * A member.
   *
   * @param bytes null of a directory
   * @param link null of what is none
   */
  record Member(byte[] bytes, String link, Instant modified) {
    boolean isDirectory() {
      return bytes == null && link == null;
    }
  }

  /** Writes members. */
  interface Content {
    void write(Maker maker) throws IOException;
  }

  /** Adds members to an archive that is being made. */
  interface Maker {
    void directory(String name) throws IOException;

    void file(String name, byte[] bytes) throws IOException;
  }

  /** The members by name, without slash at the end. */
  static Map<String, Member> read(String view, byte[] archive) {
    try {
      return view.equals(Core.TAR_VIEW) ? readTar(archive) : readZip(archive);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Member> readTar(byte[] archive) throws IOException {
    Map<String, Member> members = new TreeMap<>();
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new ByteArrayInputStream(archive), "UTF-8")) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        put(
            members,
            entry.getName(),
            new Member(
                entry.isFile() && !entry.isSymbolicLink() ? tar.readAllBytes() : null,
                entry.isSymbolicLink() ? entry.getLinkName() : null,
                entry.getLastModifiedTime().toInstant()));
      }
    }
    return members;
  }

  private static Map<String, Member> readZip(byte[] archive) throws IOException {
    Map<String, Member> members = new TreeMap<>();
    try (ZipFile zip =
        ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(archive)).get()) {
      for (ZipArchiveEntry entry : java.util.Collections.list(zip.getEntries())) {
        put(
            members,
            entry.getName(),
            new Member(
                entry.isDirectory() ? null : zip.getInputStream(entry).readAllBytes(),
                null,
                entry.getLastModifiedTime().toInstant()));
      }
    }
    return members;
  }

  private static void put(Map<String, Member> members, String name, Member member) {
    String key = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    if (members.put(key, member) != null) {
      throw new AssertionError(name + " is in the archive twice");
    }
  }

  static byte[] make(String view, Content content) {
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    try {
      if (view.equals(Core.TAR_VIEW)) {
        makeTar(content, archive);
      } else {
        makeZip(content, archive);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return archive.toByteArray();
  }

  /** A tar archive whose members are given as they are, however odd. */
  static TarArchiveOutputStream tar(OutputStream out) {
    TarArchiveOutputStream tar = new TarArchiveOutputStream(out, "UTF-8");
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    tar.setAddPaxHeadersForNonAsciiNames(true);
    return tar;
  }

  private static void makeTar(Content content, OutputStream out) throws IOException {
    try (TarArchiveOutputStream tar = tar(out)) {
      content.write(
          new Maker() {
            @Override
            public void directory(String name) throws IOException {
              tar.putArchiveEntry(new TarArchiveEntry(name + "/", TarConstants.LF_DIR, true));
              tar.closeArchiveEntry();
            }

            @Override
            public void file(String name, byte[] bytes) throws IOException {
              TarArchiveEntry entry = new TarArchiveEntry(name, true);
              entry.setSize(bytes.length);
              tar.putArchiveEntry(entry);
              tar.write(bytes);
              tar.closeArchiveEntry();
            }
          });
    }
  }

  private static void makeZip(Content content, OutputStream out) throws IOException {
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
      content.write(
          new Maker() {
            @Override
            public void directory(String name) throws IOException {
              zip.putArchiveEntry(new ZipArchiveEntry(name + "/"));
              zip.closeArchiveEntry();
            }

            @Override
            public void file(String name, byte[] bytes) throws IOException {
              zip.putArchiveEntry(new ZipArchiveEntry(name));
              new ByteArrayInputStream(bytes).transferTo(zip);
              zip.closeArchiveEntry();
            }
          });
    }
  }
}
