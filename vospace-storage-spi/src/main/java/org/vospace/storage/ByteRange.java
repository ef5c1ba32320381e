package org.vospace.storage;

/**
 * A part of an object.
 *
 * @param first offset of the first byte
 * @param length number of bytes
 */
public record ByteRange(long first, long length) {
  /**
   * @throws IllegalArgumentException when a number is negative
   */
  public ByteRange {
    if (first < 0 || length < 0) {
      throw new IllegalArgumentException("a range has no negative numbers");
    }
  }
}
