package org.vospace.storage.posix;

import java.nio.file.Path;

/**
 * Settings of the back end.
 *
 * @param root directory that holds everything; made if it is not there
 */
record PosixConfig(Path root) {
  private static final String VARIABLE = "VOSPACE_STORAGE_POSIX_ROOT";
  private static final String PROPERTY = "vospace.storage.posix.root";

  /**
   * @throws IllegalStateException when the directory is not given or no absolute path
   */
  static PosixConfig fromEnvironment() {
    String value = System.getProperty(PROPERTY, System.getenv(VARIABLE));
    if (value == null || value.isBlank()) {
      throw wrong("is not set; it is the directory that holds the bytes");
    }
    Path root = Path.of(value);
    if (!root.isAbsolute()) {
      throw wrong("is \"" + value + "\" but must be an absolute path");
    }
    return new PosixConfig(root.normalize());
  }

  static IllegalStateException wrong(String reason) {
    return new IllegalStateException("VOSPACE: " + VARIABLE + " " + reason + ".");
  }
}
