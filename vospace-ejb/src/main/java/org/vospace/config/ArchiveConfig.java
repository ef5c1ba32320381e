package org.vospace.config;

/**
 * The settings of archives; the table in the README explains them.
 *
 * @param threads the most archives that one server packs at once
 */
public record ArchiveConfig(int threads) {

  /**
   * @throws ConfigException when a value is wrong, naming it
   */
  static ArchiveConfig read(Settings settings) {
    return new ArchiveConfig((int) settings.number("VOSPACE_ARCHIVE_THREADS", 32, 1, 4096));
  }
}
