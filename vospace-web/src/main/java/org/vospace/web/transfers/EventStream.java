package org.vospace.web.transfers;

import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.vospace.job.JobWatch;
import org.vospace.model.Job;

/** One client's stream of events. Only one thread writes to it at a time. */
final class EventStream {
  private static final int HEARTBEAT_SECONDS = 20;
  private static final String NAME = "job";

  private final SseEventSink sink;
  private final Sse sse;
  private final Source source;
  private final boolean ends;
  private final ScheduledExecutorService executor;
  private final Runnable onEnd;

  /** How many changes have not been looked at; whoever makes it one looks. */
  private final AtomicInteger changes = new AtomicInteger();

  private long since;
  private JobWatch.Wait wait;
  private Hangup hangup;
  private ScheduledFuture<?> heartbeat;
  private boolean ended;

  /** The jobs that have changed since an event, in the order of their changes. */
  interface Source {
    List<Job> since(long event);
  }

  /**
   * @param since only later events are sent
   * @param ends whether the stream ends when its job has ended
   */
  EventStream(
      SseEventSink sink,
      Sse sse,
      long since,
      Source source,
      boolean ends,
      ScheduledExecutorService executor,
      Runnable onEnd) {
    this.sink = sink;
    this.sse = sse;
    this.since = since;
    this.source = source;
    this.ends = ends;
    this.executor = executor;
    this.onEnd = onEnd;
  }

  /** Sends what has changed already, then whatever changes. */
  void begin(Function<Runnable, JobWatch.Wait> subscribe) {
    synchronized (this) {
      hangup = Hangup.watch(() -> executor.execute(this::end));
      wait = subscribe.apply(this::changed);
      heartbeat =
          executor.scheduleWithFixedDelay(
              this::beat, HEARTBEAT_SECONDS, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
    }
    changed();
  }

  private void changed() {
    if (changes.getAndIncrement() > 0) {
      return;
    }
    int seen;
    do {
      seen = changes.get();
      send();
    } while (!changes.compareAndSet(seen, 0));
  }

  private synchronized void send() {
    if (ended) {
      return;
    }
    try {
      for (Job job : source.since(since)) {
        if (job.event() > since) {
          since = job.event();
          sink.send(
                  sse.newEventBuilder()
                      .id(Long.toString(since))
                      .name(NAME)
                      .mediaType(jakarta.ws.rs.core.MediaType.APPLICATION_JSON_TYPE)
                      .data(String.class, JobJson.of(job))
                      .build())
              .whenComplete(
                  (sent, failure) -> {
                    if (failure != null) {
                      end();
                    }
                  });
        }
        if (ends && !job.phase().isActive()) {
          end();
        }
      }
    } catch (RuntimeException e) {
      // The job has gone, or the client.
      end();
    }
  }

  /** A comment now and then: it keeps proxies from closing the stream, and finds clients gone. */
  private void beat() {
    if (sink.isClosed()) {
      end();
      return;
    }
    try {
      sink.send(sse.newEventBuilder().comment("still here").build())
          .whenComplete(
              (sent, failure) -> {
                if (failure != null) {
                  end();
                }
              });
    } catch (RuntimeException e) {
      end();
    }
  }

  private synchronized void end() {
    if (ended) {
      return;
    }
    ended = true;
    if (hangup != null) {
      hangup.close();
    }
    if (wait != null) {
      wait.close();
    }
    if (heartbeat != null) {
      heartbeat.cancel(false);
    }
    onEnd.run();
    sink.close();
  }
}
