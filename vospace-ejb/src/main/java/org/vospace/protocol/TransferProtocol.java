package org.vospace.protocol;

import java.util.Set;
import org.vospace.model.Direction;

/**
 * A protocol in which callers move bytes (VOSpace 2.1 §3.5). Every CDI bean of this type is listed
 * in /protocols and can be negotiated. Its methods are called by many threads at once.
 */
public interface TransferProtocol {
  /** The identifier, which no other protocol has. It never changes. */
  String uri();

  /**
   * What can be done with it: {@link Direction#PUSH_TO_VOSPACE}, {@link
   * Direction#PULL_FROM_VOSPACE}, or both. It never changes.
   */
  Set<Direction> directions();

  /**
   * The address for one transfer, within a transaction: it must not wait for anybody. Called
   * whenever a caller reads the details of the transfer, each time with a fresh secret. Whoever
   * comes to the address shows the secret or what leads to it, and nothing else is asked of them.
   *
   * @return an absolute URI, whose form the protocol decides
   */
  String endpoint(OfferedTransfer transfer);
}
