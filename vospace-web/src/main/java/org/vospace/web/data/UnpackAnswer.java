package org.vospace.web.data;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.vospace.config.ArchiveConfig;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.job.JobService;
import org.vospace.job.JobWatch;
import org.vospace.model.Job;
import org.vospace.transfer.Push;
import org.vospace.web.ServiceAddress;
import org.vospace.web.fault.FaultAnswer;

/**
 * The answer to an upload that is unpacked: when that was done, with its fault when it failed, or,
 * when it takes long, that it goes on. Meanwhile no thread waits.
 */
@ApplicationScoped
class UnpackAnswer {
  private static final Logger LOG = Logger.getLogger(UnpackAnswer.class.getName());

  @EJB private JobService jobs;
  @EJB private JobWatch watch;
  @Resource private ManagedScheduledExecutorService executor;
  @Inject private ArchiveConfig config;
  @Inject private ServiceAddress address;

  void answer(Push push, HttpServletRequest request, HttpServletResponse response) {
    String job = address.of(request) + "/transfers/" + push.jobId();
    AsyncContext async = request.startAsync();
    async.setTimeout(0);
    AtomicBoolean answered = new AtomicBoolean();
    AtomicReference<JobWatch.Wait> wait = new AtomicReference<>(() -> {});
    Runnable look =
        () -> {
          FaultAnswer answer = outcome(push);
          if (answer != null && answered.compareAndSet(false, true)) {
            wait.get().close();
            send(answer, job, async, response);
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
            send(new FaultAnswer(202, "the archive is being unpacked"), job, async, response);
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
        case COMPLETED -> new FaultAnswer(HttpServletResponse.SC_OK, "");
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

  private static void send(
      FaultAnswer answer, String job, AsyncContext async, HttpServletResponse response) {
    try {
      if (answer.status() == HttpServletResponse.SC_ACCEPTED) {
        response.setHeader("Location", job);
      }
      DataServlet.answer(response, answer);
    } catch (IOException e) {
      LOG.log(Level.FINE, "Nobody waits for an archive any more", e);
    } finally {
      async.complete();
    }
  }
}
