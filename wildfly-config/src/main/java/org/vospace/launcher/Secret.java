package org.vospace.launcher;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/** A random password in a file that only its owner reads. */
final class Secret {
  private static final int BITS = 160;

  private Secret() {}

  /** The password in the file; made when the file is not there. */
  static String of(Path file) throws IOException {
    if (!Files.exists(file)) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, new BigInteger(BITS, new SecureRandom()).toString(36));
    }
    return Files.readString(file).strip();
  }
}
