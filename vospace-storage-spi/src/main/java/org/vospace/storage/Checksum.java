package org.vospace.storage;

import java.security.MessageDigest;
import java.util.Arrays;
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
    MD5("md5", 16),
    /** FIPS 180-4. */
    SHA256("sha-256", 32),
    /** RFC 3720, big-endian. */
    CRC32C("crc32c", 4);

    private final String label;
    private final int length;

    Algorithm(String label, int length) {
      this.label = label;
      this.length = length;
    }

    /** The name in the configuration and in the headers of HTTP. */
    public String label() {
      return label;
    }

    /** Number of bytes of a value. */
    public int length() {
      return length;
    }
  }

  /**
   * Copies the value.
   *
   * @throws IllegalArgumentException when the value has another length than the algorithm's
   */
  public Checksum {
    value = value.clone();
    if (value.length != algorithm.length()) {
      throw new IllegalArgumentException(
          "a checksum by " + algorithm.label() + " has " + algorithm.length() + " bytes");
    }
  }

  /**
   * Reads what {@link #hex} wrote.
   *
   * @throws IllegalArgumentException when it is no such checksum
   */
  public static Checksum ofHex(Algorithm algorithm, String hex) {
    return new Checksum(algorithm, HexFormat.of().parseHex(hex));
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
    return Arrays.hashCode(value);
  }

  @Override
  public String toString() {
    return algorithm.label() + ":" + hex();
  }
}
