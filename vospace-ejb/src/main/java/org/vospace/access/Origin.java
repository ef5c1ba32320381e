package org.vospace.access;

import java.util.Objects;

/**
 * Where a request came from, for the audit; nothing is decided by it.
 *
 * @param proof how the identity was proven, as {@code basic}, {@code bearer}, {@code x509}; {@code
 *     none} for an anonymous caller
 * @param address network address of the client; empty when there was none
 * @param requestId the number of the request in the logs; empty when there was none
 * @param job the job that works for the caller after that request; empty when there is none
 */
public record Origin(String proof, String address, String requestId, String job) {
  /** Of what nobody asked for over the network. */
  public static final Origin INTERNAL = new Origin("none", "", "");

  /** Requires all. */
  public Origin {
    Objects.requireNonNull(proof, "proof");
    Objects.requireNonNull(address, "address");
    Objects.requireNonNull(requestId, "requestId");
    Objects.requireNonNull(job, "job");
  }

  /** Of a request itself. */
  public Origin(String proof, String address, String requestId) {
    this(proof, address, requestId, "");
  }

  /** The same request with another proof of the identity. */
  public Origin provenBy(String other) {
    return new Origin(other, address, requestId, job);
  }
}
