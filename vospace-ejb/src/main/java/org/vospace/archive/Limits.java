package org.vospace.archive;

import org.vospace.config.ArchiveConfig;

/** What an archive may become, so that a small one cannot fill the store. */
record Limits(ArchiveConfig config, long archiveLength) {
  /** So many bytes no archive is suspected for. */
  private static final long HARMLESS = 16L << 20;

  /**
   * @throws org.vospace.fault.VospaceException InvalidData
   */
  void requireEntries(long entries) {
    if (entries > config.maxEntries()) {
      throw ArchiveReader.refused("has more than " + config.maxEntries() + " members");
    }
  }

  /**
   * @param bytes of all members so far
   * @throws org.vospace.fault.VospaceException InvalidData
   */
  void requireBytes(long bytes) {
    if (bytes > config.maxBytes()) {
      throw ArchiveReader.refused("unpacks to more than " + config.maxBytes() + " bytes");
    }
    if (bytes > HARMLESS && bytes / config.maxRatio() > archiveLength) {
      throw ArchiveReader.refused(
          "unpacks to more than " + config.maxRatio() + " times its own length");
    }
  }
}
