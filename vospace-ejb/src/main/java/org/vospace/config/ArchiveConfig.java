package org.vospace.config;

import java.time.Duration;

/**
 * The settings of archives; the table in the README explains them.
 *
 * @param threads the most archives that one server packs at once
 * @param maxEntries the most members of an archive that is unpacked
 * @param maxBytes the most bytes of all its members together
 * @param maxRatio how many times its own length they may be
 * @param maxDepth names in the longest path of a member
 * @param longestWait how long an upload waits for its archive to be unpacked
 */
public record ArchiveConfig(
    int threads,
    long maxEntries,
    long maxBytes,
    long maxRatio,
    int maxDepth,
    Duration longestWait) {

  /**
   * @throws ConfigException when a value is wrong, naming it
   */
  static ArchiveConfig read(Settings settings) {
    return new ArchiveConfig(
        (int) settings.number("VOSPACE_ARCHIVE_THREADS", 32, 1, 4096),
        settings.number("VOSPACE_ARCHIVE_MAX_ENTRIES", 1_000_000, 1, 1L << 40),
        settings.number("VOSPACE_ARCHIVE_MAX_BYTES", 1L << 40, 1, Long.MAX_VALUE),
        settings.number("VOSPACE_ARCHIVE_MAX_RATIO", 100, 1, 1_000_000),
        (int) settings.number("VOSPACE_ARCHIVE_MAX_DEPTH", 64, 1, 4096),
        settings.duration("VOSPACE_ARCHIVE_WAIT", "PT30S", Duration.ZERO, Duration.ofMinutes(10)));
  }
}
