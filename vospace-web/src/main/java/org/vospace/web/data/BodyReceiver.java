package org.vospace.web.data;

import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.vospace.fault.VospaceException;
import org.vospace.storage.StagedWrite;
import org.vospace.storage.StorageException;
import org.vospace.storage.StoredObject;
import org.vospace.web.fault.FaultAnswer;
import org.xnio.ChannelListener;
import org.xnio.IoUtils;
import org.xnio.channels.StreamSourceChannel;

/**
 * Takes the body of a request without a thread that waits for the client: the connection's I/O
 * thread tells when there are bytes, and another thread writes them for as long as there are some.
 */
final class BodyReceiver {
  /** What becomes of the bytes. */
  interface Ending {
    /**
     * All have come and were written. Answers the request.
     *
     * @throws VospaceException when they cannot be had
     * @throws StorageException likewise
     */
    void whole() throws StorageException;

    /**
     * All have come and were written, by the back end itself. Answers the request.
     *
     * @throws VospaceException when they cannot be had
     */
    void stored(StoredObject stored);

    /** What the caller is told of a failure of the storage. */
    VospaceException faultOf(StorageException failure);

    /** There will be no more, or they are refused; called before the caller is told. */
    void broken();
  }

  private enum State {
    WAITING,
    WRITING,
    ENDED
  }

  private final HttpServerExchange exchange;
  private final StagedWrite write;
  private final Ending ending;
  private final Executor executor;
  private final IdleWatch idle;
  private final AtomicReference<State> state = new AtomicReference<>(State.WRITING);

  private StreamSourceChannel source;
  private volatile VospaceException stopped;
  private volatile boolean silent;

  /**
   * @param executor runs what may block
   */
  BodyReceiver(
      HttpServerExchange exchange,
      StagedWrite write,
      Ending ending,
      Executor executor,
      IdleLimit limit) {
    this.exchange = exchange;
    this.write = write;
    this.ending = ending;
    this.executor = executor;
    this.idle = limit.watch(exchange.getIoThread(), this::fallSilent);
  }

  /** Begins once the servlet has returned; from then on the exchange is this receiver's. */
  void start() {
    exchange.dispatch(executor, (Runnable) this::begin);
  }

  /** Refuses what is still to come, from any thread. */
  void stop(VospaceException fault) {
    stopped = fault;
    exchange.getIoThread().execute(this::wake);
  }

  private void fallSilent() {
    silent = true;
    wake();
  }

  private void begin() {
    try {
      source = exchange.getRequestChannel();
    } catch (RuntimeException e) {
      breakOff();
      return;
    }
    ChannelListener<StreamSourceChannel> readable =
        channel -> {
          channel.suspendReads();
          wake();
        };
    source.getReadSetter().set(readable);
    idle.begin();
    take();
  }

  private void wake() {
    if (state.compareAndSet(State.WAITING, State.WRITING)) {
      executor.execute(this::take);
    }
  }

  /** Writes for as long as there are bytes; one thread at a time. */
  private void take() {
    try {
      if (transfer()) {
        idle.end();
        state.set(State.ENDED);
        ending.whole();
      }
    } catch (IOException e) {
      breakOff();
    } catch (StorageException e) {
      refuse(ending.faultOf(e));
    } catch (RuntimeException e) {
      refuse(e);
    }
  }

  /**
   * @return whether that was all
   */
  private boolean transfer() throws IOException, StorageException {
    try (PooledByteBuffer pooled = exchange.getConnection().getByteBufferPool().allocate()) {
      ByteBuffer buffer = pooled.getBuffer();
      for (; ; ) {
        if (silent) {
          throw new IOException("the client has fallen silent");
        }
        if (stopped != null) {
          throw stopped;
        }
        int read = fill(buffer.clear());
        if (buffer.flip().hasRemaining()) {
          idle.moved();
          write.write(buffer);
        }
        if (read < 0) {
          return true;
        }
        if (read == 0) {
          break;
        }
      }
    }
    state.set(State.WAITING);
    if (stopped != null || silent) {
      wake();
    }
    source.resumeReads();
    return false;
  }

  /** Few large writes cost less than many small ones. */
  private int fill(ByteBuffer buffer) throws IOException {
    int read;
    do {
      read = source.read(buffer);
    } while (read > 0 && buffer.hasRemaining());
    return read;
  }

  private void refuse(RuntimeException failure) {
    end();
    Refusal.send(FaultAnswer.of(failure), exchange);
  }

  private void breakOff() {
    end();
    IoUtils.safeClose(exchange.getConnection());
    exchange.endExchange();
  }

  private void end() {
    idle.end();
    state.set(State.ENDED);
    ending.broken();
  }
}
