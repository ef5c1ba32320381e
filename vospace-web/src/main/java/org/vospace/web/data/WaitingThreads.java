package org.vospace.web.data;

import io.undertow.server.HttpServerExchange;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.vospace.config.DataConfig;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.storage.StoredObject;
import org.vospace.web.fault.FaultAnswer;
import org.xnio.IoUtils;

/**
 * Uploads to a back end that only reads streams: each holds a thread while it waits for its client.
 * They have threads of their own, so that nobody else waits with them; when all are taken, a
 * further one is refused.
 */
@ApplicationScoped
class WaitingThreads {
  private static final long IDLE_SECONDS = 30;

  @Resource private ManagedThreadFactory factory;
  @Inject private DataConfig config;

  private ThreadPoolExecutor pool;

  /** Writes a stream to its end. */
  interface Writer {
    StoredObject write(InputStream bytes) throws IOException;
  }

  @PostConstruct
  void start() {
    pool =
        new ThreadPoolExecutor(
            0, config.threads(), IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), factory);
  }

  @PreDestroy
  void stop() {
    pool.shutdownNow();
  }

  /**
   * @throws VospaceException ServiceBusy when too many wait already
   */
  void take(HttpServerExchange exchange, Duration idle, Writer writer, BodyReceiver.Ending ending) {
    if (pool.getActiveCount() >= config.threads()) {
      throw busy();
    }
    exchange.dispatch(
        task -> {
          try {
            pool.execute(task);
          } catch (RejectedExecutionException e) {
            ending.broken();
            Refusal.send(FaultAnswer.of(busy()), exchange);
          }
        },
        (Runnable) () -> write(exchange, idle, writer, ending));
  }

  private static void write(
      HttpServerExchange exchange, Duration idle, Writer writer, BodyReceiver.Ending ending) {
    try (InputStream body = new WaitingStream(exchange.getRequestChannel(), idle)) {
      ending.stored(writer.write(body));
    } catch (IOException e) {
      ending.broken();
      IoUtils.safeClose(exchange.getConnection());
      exchange.endExchange();
    } catch (RuntimeException e) {
      ending.broken();
      Refusal.send(FaultAnswer.of(e), exchange);
    }
  }

  private static VospaceException busy() {
    return new VospaceException(Fault.SERVICE_BUSY, "too many uploads wait for their bytes");
  }
}
