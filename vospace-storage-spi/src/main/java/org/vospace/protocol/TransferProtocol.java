package org.vospace.protocol;

import java.util.Set;

/**
 * A protocol in which callers move bytes (VOSpace 2.1 §3.5). Every CDI bean of this type in a jar
 * of the application is listed in /protocols and can be negotiated. Its methods are called by many
 * threads at once.
 */
public interface TransferProtocol {
  /** The identifier, which no other protocol has. It never changes. */
  String uri();

  /** What can be done with it, one thing at least. It never changes. */
  Set<Way> ways();

  /**
   * Begins to answer at the endpoints. Called once on each server that has the role {@code data},
   * outside of transactions, when the services are there; on other servers never. Nothing has to be
   * looked up: what moves the bytes is given.
   *
   * @param bytes moves them, from any thread
   * @throws RuntimeException when that cannot be; it stops the start with its message
   */
  default void open(ProtocolBytes bytes) {}

  /**
   * The address for one transfer, within a transaction: it must not wait for anybody. Called
   * whenever a caller reads the details of the transfer, each time with a fresh secret, on servers
   * with the role {@code metadata}. Whoever comes to the address shows the secret or what leads to
   * it, and nothing else is asked of them.
   *
   * @return an absolute URI, whose form the protocol decides
   */
  String endpoint(OfferedTransfer transfer);

  /** Ends what {@link #open} began, when the server stops. */
  default void close() {}
}
