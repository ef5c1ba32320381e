package org.vospace.archive;

import java.util.Locale;
import java.util.Map;

/** Media types of files by their names: an archive tells none. */
final class MediaTypes {
  private static final Map<String, String> BY_EXTENSION =
      Map.ofEntries(
          Map.entry("fits", "application/fits"),
          Map.entry("fit", "application/fits"),
          Map.entry("fts", "application/fits"),
          Map.entry("xml", "text/xml"),
          Map.entry("vot", "application/x-votable+xml"),
          Map.entry("txt", "text/plain"),
          Map.entry("csv", "text/csv"),
          Map.entry("json", "application/json"),
          Map.entry("pdf", "application/pdf"),
          Map.entry("png", "image/png"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("jpeg", "image/jpeg"),
          Map.entry("gz", "application/gzip"));

  private MediaTypes() {}

  /** {@code null} when the name does not tell. */
  static String of(String name) {
    int dot = name.lastIndexOf('.');
    return BY_EXTENSION.get(name.substring(dot + 1).toLowerCase(Locale.ROOT));
  }
}
