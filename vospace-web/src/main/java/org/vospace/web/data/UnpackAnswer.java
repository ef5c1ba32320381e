package org.vospace.web.data;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.StatusCodes;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.vospace.config.ArchiveConfig;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.job.JobService;
import org.vospace.job.JobWatch;
import org.vospace.model.Job;
import org.vospace.storage.StoredObject;
import org.vospace.transfer.Push;
import org.vospace.web.fault.FaultAnswer;

/**
 * The answer to an upload that is unpacked: when that was done, with its fault when it failed, or,
 * when it takes long, that it goes on. Meanwhile no thread waits.
 */
@ApplicationScoped
class UnpackAnswer {
  @EJB private JobService jobs;
  @EJB private JobWatch watch;
  @Resource private ManagedScheduledExecutorService executor;
  @Inject private ArchiveConfig config;

  /**
   * Returns at once.
   *
   * @param stored the archive as it was written
   * @param job address of the job that unpacks it
   */
  void answer(Push push, StoredObject stored, HttpServerExchange exchange, URI job) {
    AtomicBoolean answered = new AtomicBoolean();
    AtomicReference<JobWatch.Wait> wait = new AtomicReference<>(() -> {});
    Runnable look =
        () -> {
          FaultAnswer answer = answered.get() ? null : outcome(push);
          if (answer != null && answered.compareAndSet(false, true)) {
            wait.get().close();
            send(answer, stored, exchange);
          }
        };
    wait.set(watch.on(push.jobId(), look));
    if (answered.get()) {
      // It was told so early that there was no wait to end yet.
      wait.get().close();
      return;
    }
    executor.schedule(
        () -> {
          if (answered.compareAndSet(false, true)) {
            wait.get().close();
            UploadAnswer.accepted(exchange, job);
          }
        },
        config.longestWait().toMillis(),
        TimeUnit.MILLISECONDS);
    // The job may have ended before anybody waited.
    executor.execute(look);
  }

  /** What became of the job; null while nothing has. */
  private FaultAnswer outcome(Push push) {
    try {
      Job job = jobs.getJob(push.caller(), push.jobId());
      return switch (job.phase()) {
        case COMPLETED -> new FaultAnswer(StatusCodes.OK, "");
        case ERROR -> new FaultAnswer(status(job), job.error().fault());
        case ABORTED, ARCHIVED ->
            FaultAnswer.of(new VospaceException(Fault.NODE_NOT_FOUND, "the job was aborted"));
        case PENDING, QUEUED, EXECUTING, UNKNOWN, HELD, SUSPENDED -> null;
      };
    } catch (RuntimeException e) {
      return FaultAnswer.of(e);
    }
  }

  private static int status(Job job) {
    String name = job.error().fault().split(" ", 2)[0];
    return Arrays.stream(Fault.values())
        .filter(fault -> fault.faultName().equals(name))
        .findFirst()
        .orElse(Fault.INTERNAL_FAULT)
        .status();
  }

  private static void send(FaultAnswer answer, StoredObject stored, HttpServerExchange exchange) {
    if (answer.status() == StatusCodes.OK) {
      UploadAnswer.send(exchange, StatusCodes.OK, stored);
    } else {
      Refusal.send(answer, exchange);
    }
  }
}
