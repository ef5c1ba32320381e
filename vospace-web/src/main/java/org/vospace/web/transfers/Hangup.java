package org.vospace.web.transfers;

import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.protocol.http.HttpServerConnection;
import io.undertow.servlet.handlers.ServletRequestContext;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.xnio.IoUtils;
import org.xnio.conduits.ConduitStreamSourceChannel;

/**
 * Notices that a client goes away while it waits for an answer. Nobody reads from its connection
 * meanwhile, so it would else be found out only when something is written to it.
 */
final class Hangup implements AutoCloseable {
  private final HttpServerConnection connection;
  private final Runnable gone;

  private Hangup(HttpServerConnection connection, Runnable gone) {
    this.connection = connection;
    this.gone = gone;
  }

  /**
   * Watches the connection of the current request.
   *
   * @param gone called once at the most, on a thread that must not wait
   * @return to be closed before the request is answered
   */
  static Hangup watch(Runnable gone) {
    var used = ServletRequestContext.requireCurrent().getExchange().getConnection();
    if (!(used instanceof HttpServerConnection connection)) {
      // With HTTP/2 a client that goes away resets its stream, which the server sees.
      return new Hangup(null, gone);
    }
    Hangup hangup = new Hangup(connection, gone);
    hangup.source().setReadListener(hangup::look);
    hangup.source().resumeReads();
    return hangup;
  }

  private ConduitStreamSourceChannel source() {
    return connection.getChannel().getSourceChannel();
  }

  private void look(ConduitStreamSourceChannel source) {
    PooledByteBuffer pooled = connection.getByteBufferPool().allocate();
    ByteBuffer buffer = pooled.getBuffer();
    int read;
    try {
      read = source.read(buffer);
    } catch (IOException e) {
      read = -1;
    }
    if (read > 0) {
      // The next request of a client that does not wait for its answers: it is read in its turn.
      source.suspendReads();
      buffer.flip();
      connection.ungetRequestBytes(pooled);
      return;
    }
    pooled.close();
    if (read < 0) {
      source.suspendReads();
      IoUtils.safeClose(connection);
      gone.run();
    }
  }

  /** From now on the server reads from the connection itself. */
  @Override
  public void close() {
    if (connection != null) {
      source().suspendReads();
    }
  }
}
