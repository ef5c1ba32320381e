package org.vospace.node;

import java.math.BigInteger;
import java.security.SecureRandom;

/** Names that the service chooses for {@code .auto} (VOSpace 2.1 §3.1). */
final class AutoName {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BITS = 80;

  private AutoName() {}

  static String next() {
    return "auto-" + new BigInteger(BITS, RANDOM).toString(Character.MAX_RADIX);
  }
}
