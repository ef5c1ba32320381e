package org.vospace.web.data;

import io.undertow.server.HttpServerExchange;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import org.vospace.storage.ByteRange;
import org.xnio.ChannelListener;
import org.xnio.IoUtils;
import org.xnio.channels.StreamSinkChannel;

/**
 * Sends an answer without a thread that waits for the client: the connection's I/O thread sends
 * what the client takes, and goes on when it takes more. A file goes out without being copied
 * through the heap; what is no file is read by another thread, a buffer at a time.
 */
final class BodySender {
  /** After so many bytes the other connections of the I/O thread have their turn. */
  private static final long TURN = 32L << 20;

  /**
   * The first bytes go out with the head of the answer, and small parts with what is around them,
   * by way of memory. Before its head is out Undertow would not keep to the limits of a file
   * either.
   */
  private static final int SMALL = 65_536;

  private final HttpServerExchange exchange;
  private final ContentReader content;
  private final Deque<Step> steps;
  private final Executor executor;
  private final IdleWatch idle;

  private final Runnable afterwards;

  private StreamSinkChannel sink;
  private ByteBuffer text;
  private long position;
  private long left;
  private boolean first = true;
  private boolean ended;

  /**
   * @param content where the parts are; {@code null} when there are none
   * @param executor runs what may block
   */
  BodySender(
      HttpServerExchange exchange,
      ContentReader content,
      List<Step> steps,
      Executor executor,
      IdleLimit limit) {
    this(exchange, content, steps, executor, limit, exchange::endExchange);
  }

  /**
   * @param afterwards ends the exchange when all has gone out; on the I/O thread
   */
  BodySender(
      HttpServerExchange exchange,
      ContentReader content,
      List<Step> steps,
      Executor executor,
      IdleLimit limit,
      Runnable afterwards) {
    this.exchange = exchange;
    this.content = content;
    this.steps = new ArrayDeque<>(steps);
    this.executor = executor;
    this.afterwards = afterwards;
    this.idle = limit.watch(exchange.getIoThread(), this::fail);
  }

  /** Begins once the servlet has returned; from then on the exchange is this sender's. */
  void start() {
    exchange.addExchangeCompleteListener(
        (ended, next) -> {
          release();
          next.proceed();
        });
    exchange.dispatch(exchange.getIoThread(), (Runnable) this::begin);
  }

  private void begin() {
    sink = exchange.getResponseChannel();
    ChannelListener<StreamSinkChannel> writable = channel -> advance();
    sink.getWriteSetter().set(writable);
    idle.begin();
    advance();
  }

  /** On the I/O thread only. */
  private void advance() {
    long turn = TURN;
    try {
      while (!ended) {
        if (text != null || left > 0) {
          long sent = text != null ? sink.write(text) : sendFile();
          if (sent == 0 && (text == null || text.hasRemaining())) {
            sink.resumeWrites();
            return;
          }
          idle.moved();
          turn -= sent;
          if (text != null && !text.hasRemaining()) {
            text = null;
          }
          if (turn <= 0) {
            sink.suspendWrites();
            exchange.getIoThread().execute(this::advance);
            return;
          }
        } else if (content != null && content.isReading()) {
          elsewhere(() -> text = content.next());
          return;
        } else if (steps.isEmpty()) {
          finish();
          return;
        } else if (!begin(steps.poll())) {
          return;
        }
      }
    } catch (IOException | RuntimeException e) {
      fail();
    }
  }

  /**
   * @return whether to go on at once
   */
  private boolean begin(Step step) throws IOException {
    boolean isFirst = first;
    first = false;
    if (step instanceof Step.Text memory) {
      text = memory.bytes();
    } else if (step instanceof Step.Part part) {
      ByteRange range = part.range();
      if (content.file() != null) {
        position = content.position(range);
        left = range.length();
        if (left <= SMALL || isFirst) {
          text = readFile((int) Math.min(left, SMALL));
        }
      } else {
        elsewhere(() -> content.begin(range));
        return false;
      }
    } else if (step instanceof Step.Work work) {
      elsewhere(work.work()::run);
      return false;
    }
    return true;
  }

  private ByteBuffer readFile(int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      int read = content.file().read(bytes, position);
      if (read < 0) {
        throw tooShort();
      }
      position += read;
      left -= read;
    }
    return bytes.flip();
  }

  private static EOFException tooShort() {
    return new EOFException("the storage has fewer bytes than the node");
  }

  private long sendFile() throws IOException {
    FileChannel file = content.file();
    long sent = sink.transferFrom(file, position, left);
    if (sent <= 0 && position >= file.size()) {
      throw tooShort();
    }
    position += Math.max(sent, 0);
    left -= Math.max(sent, 0);
    return Math.max(sent, 0);
  }

  /** Something that may block. */
  private interface Blocking {
    void run() throws IOException;
  }

  private void elsewhere(Blocking work) {
    sink.suspendWrites();
    executor.execute(
        () -> {
          try {
            work.run();
          } catch (IOException | RuntimeException e) {
            exchange.getIoThread().execute(this::fail);
            return;
          }
          exchange.getIoThread().execute(this::advance);
        });
  }

  private void finish() throws IOException {
    sink.shutdownWrites();
    if (!sink.flush()) {
      sink.getWriteSetter().set(channel -> flush());
      sink.resumeWrites();
      return;
    }
    end();
  }

  private void flush() {
    try {
      if (sink.flush()) {
        end();
      }
    } catch (IOException e) {
      fail();
    }
  }

  private void end() {
    release();
    afterwards.run();
  }

  /** The client cannot be told any more: the connection breaks, so that it sees that bytes lack. */
  private void fail() {
    if (!ended) {
      release();
      IoUtils.safeClose(exchange.getConnection());
      exchange.endExchange();
    }
  }

  private void release() {
    ended = true;
    idle.end();
    if (content != null) {
      content.close();
    }
  }
}
