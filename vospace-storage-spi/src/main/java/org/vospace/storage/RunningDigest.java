package org.vospace.storage;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.zip.CRC32C;

/** A checksum while its bytes pass. */
interface RunningDigest {
  /** Takes what remains of the buffer. */
  void update(ByteBuffer bytes);

  /** The checksum of the bytes so far. */
  byte[] value();

  static RunningDigest of(Checksum.Algorithm algorithm) {
    return switch (algorithm) {
      case MD5 -> ofJava("MD5");
      case SHA256 -> ofJava("SHA-256");
      case CRC32C -> crc32c();
    };
  }

  private static RunningDigest ofJava(String name) {
    try {
      MessageDigest digest = MessageDigest.getInstance(name);
      return new RunningDigest() {
        @Override
        public void update(ByteBuffer bytes) {
          digest.update(bytes);
        }

        @Override
        public byte[] value() {
          try {
            return ((MessageDigest) digest.clone()).digest();
          } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("every Java platform can clone a digest", e);
          }
        }
      };
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + name, e);
    }
  }

  private static RunningDigest crc32c() {
    CRC32C crc = new CRC32C();
    return new RunningDigest() {
      @Override
      public void update(ByteBuffer bytes) {
        crc.update(bytes);
      }

      @Override
      public byte[] value() {
        return ByteBuffer.allocate(Integer.BYTES).putInt((int) crc.getValue()).array();
      }
    };
  }
}
