package org.vospace.content;

import java.math.BigInteger;
import java.security.SecureRandom;

/** Fresh keys for objects: random, so that directories fill evenly and nobody can guess one. */
final class ObjectKey {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BITS = 160;
  private static final int LENGTH = 31;

  private ObjectKey() {}

  static String next() {
    String digits = new BigInteger(BITS, RANDOM).toString(Character.MAX_RADIX);
    return "0".repeat(LENGTH - digits.length()) + digits;
  }
}
