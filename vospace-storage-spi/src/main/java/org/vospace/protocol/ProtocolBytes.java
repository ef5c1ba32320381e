package org.vospace.protocol;

import java.io.IOException;
import java.io.InputStream;

/**
 * Moves the bytes of a transfer for a {@link TransferProtocol}, with all that the service's own
 * endpoints promise. To be called outside of transactions, by any number of threads, whoever made
 * them; the calling thread is held until the bytes have moved.
 */
public interface ProtocolBytes {
  /** Takes the bytes of a download. */
  interface Receiver {
    /**
     * Gives them to the caller. When this returns they were delivered, and the transfer is over.
     *
     * @param what what they are
     * @param bytes as many as that says; closed by who calls this
     * @throws IOException when they could not be delivered; the endpoint can be used again
     */
    void receive(Outgoing what, InputStream bytes) throws IOException;
  }

  /**
   * Takes an upload. When this returns the bytes are durable, the node has them, and the job is
   * completed. When it throws the node is as it was, and the endpoint can be used again.
   *
   * @param secret of a transfer that was offered, or whatever else a client sends as one
   * @param bytes up to their end; a broken connection must throw, not end. Not closed
   * @param contentType media type; {@code null} when unknown
   * @throws IOException when the bytes could not be read
   * @throws RefusedException InvalidToken, NodeNotFound for a transfer or a node that is no more,
   *     PermissionDenied, NodeBusy, QuotaExceeded, ServiceBusy, InternalFault
   */
  void push(String secret, InputStream bytes, String contentType)
      throws IOException, RefusedException;

  /**
   * Gives a download, whole.
   *
   * @param secret of a transfer that was offered, or whatever else a client sends as one
   * @param receiver called once at the most
   * @throws IOException what the receiver throws, or when the bytes could not be read
   * @throws RefusedException InvalidToken, NodeNotFound for a transfer or a node that is no more,
   *     ServiceBusy, InternalFault
   */
  void pull(String secret, Receiver receiver) throws IOException, RefusedException;
}
