package org.vospace.content;

/**
 * Something that a back end and the table say differently.
 *
 * @param kind {@code unknown} and {@code staged}: the back end has what no row is about; {@code
 *     lost}, {@code length}, {@code checksum}: the bytes of a row are not there, or others
 * @param backend name of the back end
 * @param key in the back end
 * @param repaired whether it was removed, or the nodes were marked
 * @param objectId the row; {@code null} when there is none
 */
public record Finding(String kind, String backend, String key, boolean repaired, Long objectId) {
  static final String UNKNOWN = "unknown";
  static final String STAGED = "staged";
  static final String LOST = "lost";
  static final String LENGTH = "length";
  static final String CHECKSUM = "checksum";

  static Finding of(StoredRow row, String kind, boolean repaired) {
    return new Finding(kind, row.backend(), row.key(), repaired, row.id());
  }
}
