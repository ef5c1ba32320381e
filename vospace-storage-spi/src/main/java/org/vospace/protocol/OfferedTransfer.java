package org.vospace.protocol;

import java.net.URI;

/**
 * A transfer that was agreed, for which an endpoint is wanted.
 *
 * @param secret what {@link ProtocolBytes} takes: 32 characters of {@code A–Z a–z 0–9 - _}. Whoever
 *     has it can do this transfer, once and until it expires; keep it out of logs
 * @param way in which the bytes will go
 * @param name last name of the node
 * @param server public address of the data server that was chosen for the transfer, without
 *     trailing slash
 */
public record OfferedTransfer(String secret, Way way, String name, URI server) {
  /** Never the secret. */
  @Override
  public String toString() {
    return "OfferedTransfer[" + way + " " + name + " at " + server + "]";
  }
}
