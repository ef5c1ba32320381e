package org.vospace.storage;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A checksum of bytes.
 *
 * @param algorithm how it was computed
 * @param value the binary value
 */
public record Checksum(Algorithm algorithm, byte[] value) {
  /** How a checksum is computed. */
  public enum Algorithm {
    /** RFC 1321. */
    MD5,
    /** FIPS 180-4. */
    SHA256,
    /** RFC 3720, big-endian. */
    CRC32C
  }

  /** Copies the value. */
  public Checksum {
    value = value.clone();
  }

  @Override
  public byte[] value() {
    return value.clone();
  }

  /** The value in hexadecimal, small letters. */
  public String hex() {
    return HexFormat.of().formatHex(value);
  }

  /** The value as the headers of HTTP have it. */
  public String base64() {
    return Base64.getEncoder().encodeToString(value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Checksum checksum
        && algorithm == checksum.algorithm
        && MessageDigest.isEqual(value, checksum.value);
  }

  @Override
  public int hashCode() {
    return hex().hashCode();
  }

  @Override
  public String toString() {
    return algorithm + ":" + hex();
  }
}
