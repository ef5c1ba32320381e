package org.vospace.web.data;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.xnio.XnioExecutor;
import org.xnio.XnioIoThread;

/** Looks, now and then, whether bytes have moved; one timer a connection, however many bytes. */
final class IdleWatch {
  private final XnioIoThread thread;
  private final long limit;
  private final Runnable onIdle;
  private volatile long last;
  private XnioExecutor.Key timer;
  private boolean ended;

  /**
   * @param onIdle called once, on the I/O thread
   */
  IdleWatch(XnioIoThread thread, Duration limit, Runnable onIdle) {
    this.thread = thread;
    this.limit = limit.toNanos();
    this.onIdle = onIdle;
  }

  /** From now on. */
  synchronized void begin() {
    last = System.nanoTime();
    await(limit);
  }

  /** Bytes have moved. */
  void moved() {
    last = System.nanoTime();
  }

  /** No longer. */
  synchronized void end() {
    ended = true;
    if (timer != null) {
      timer.remove();
      timer = null;
    }
  }

  private synchronized void await(long nanos) {
    if (!ended) {
      timer = thread.executeAfter(this::look, nanos, TimeUnit.NANOSECONDS);
    }
  }

  private void look() {
    long still = System.nanoTime() - last;
    if (still < limit) {
      await(limit - still);
    } else if (!ended) {
      onIdle.run();
    }
  }
}
