package org.vospace.config;

import java.time.Duration;

/**
 * How bytes move between callers and this server.
 *
 * @param idle how long a connection that moves bytes may stand still before it is broken
 * @param threads how many uploads, and downloads of what is no file, this server works for at one
 *     moment; a connection that waits for its client takes none
 */
public record DataConfig(Duration idle, int threads) {
  /**
   * @throws ConfigException when a value is wrong, naming it
   */
  static DataConfig read(Settings settings) {
    return new DataConfig(
        settings.duration("VOSPACE_DATA_IDLE", "PT5M", Duration.ofSeconds(1), Duration.ofDays(1)),
        (int) settings.number("VOSPACE_DATA_THREADS", 32, 2, 4096));
  }
}
