package org.vospace.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * A block of addresses, as {@code 10.0.0.0/8}.
 *
 * @param network its first address
 * @param bits how many bits all of its addresses share
 */
public record AddressBlock(InetAddress network, int bits) {
  private static final Pattern LITERAL = Pattern.compile("[0-9a-fA-F:.]+");

  /**
   * @throws IllegalArgumentException when it is no block, saying so
   */
  public static AddressBlock parse(String text) {
    String[] parts = text.strip().split("/", 2);
    try {
      if (LITERAL.matcher(parts[0]).matches()) {
        InetAddress network = InetAddress.getByName(parts[0]);
        int most = network.getAddress().length * Byte.SIZE;
        int bits = parts.length == 2 ? Integer.parseInt(parts[1]) : most;
        if (bits >= 0 && bits <= most) {
          return new AddressBlock(network, bits);
        }
      }
    } catch (UnknownHostException | NumberFormatException e) {
      // Told below, in the same words as too many bits.
    }
    throw new IllegalArgumentException("\"" + text + "\" is no block such as 10.0.0.0/8");
  }

  /** Whether the address is one of them. */
  public boolean contains(InetAddress address) {
    byte[] own = network.getAddress();
    byte[] other = address.getAddress();
    if (own.length != other.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> bit % Byte.SIZE;
      if ((own[bit / Byte.SIZE] & mask) != (other[bit / Byte.SIZE] & mask)) {
        return false;
      }
    }
    return true;
  }
}
