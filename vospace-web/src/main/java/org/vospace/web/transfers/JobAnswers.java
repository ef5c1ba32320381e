package org.vospace.web.transfers;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.vospace.access.Caller;
import org.vospace.job.JobService;
import org.vospace.job.JobWatch;
import org.vospace.model.ExecutionPhase;
import org.vospace.model.Job;

/** Answers about a job, at once or when it has changed. */
@ApplicationScoped
class JobAnswers {
  @EJB private JobService jobs;
  @EJB private JobWatch watch;

  /**
   * Answers with the job as it is, or after its next change of phase (UWS 1.1 §2.2.1.2). A waiter
   * holds neither a thread nor a connection.
   *
   * @param parameters WAIT and PHASE of the request
   * @param form what is made of the job
   */
  void answer(
      AsyncResponse response,
      Caller caller,
      String id,
      UwsParameters parameters,
      Function<Job, Response> form) {
    Optional<Long> asked = parameters.waitSeconds();
    Optional<ExecutionPhase> assumed = asked.isEmpty() ? Optional.empty() : parameters.phase();
    Job job = jobs.getJob(caller, id);
    if (asked.isEmpty()
        || asked.get() == 0
        || !waits(job.phase())
        || assumed.filter(phase -> phase != job.phase()).isPresent()) {
      response.resume(form.apply(job));
      return;
    }
    AtomicBoolean answered = new AtomicBoolean();
    JobWatch.Wait[] wait = new JobWatch.Wait[1];
    Runnable end =
        () -> {
          if (answered.compareAndSet(false, true)) {
            resume(response, caller, id, form);
            wait[0].close();
          }
        };
    wait[0] = watch.on(id, () -> onChange(caller, id, job.phase(), end));
    long longest = jobs.longestWait().toSeconds();
    long seconds = asked.get() < 0 ? longest : Math.min(asked.get(), longest);
    response.setTimeoutHandler(expired -> end.run());
    response.setTimeout(seconds, TimeUnit.SECONDS);
    // What changed before anybody listened would never be told.
    onChange(caller, id, job.phase(), end);
  }

  private void onChange(Caller caller, String id, ExecutionPhase before, Runnable end) {
    boolean changed;
    try {
      changed = jobs.getJob(caller, id).phase() != before;
    } catch (RuntimeException e) {
      // The job has gone: the waiter is to be told that.
      changed = true;
    }
    if (changed) {
      end.run();
    }
  }

  private void resume(
      AsyncResponse response, Caller caller, String id, Function<Job, Response> form) {
    try {
      response.resume(form.apply(jobs.getJob(caller, id)));
    } catch (RuntimeException e) {
      response.resume(e);
    }
  }

  private static boolean waits(ExecutionPhase phase) {
    return switch (phase) {
      case PENDING, QUEUED, EXECUTING -> true;
      case COMPLETED, ERROR, ABORTED, UNKNOWN, HELD, SUSPENDED, ARCHIVED -> false;
    };
  }

  static Response xml(StreamingOutput body) {
    return Response.ok(body, MediaType.TEXT_XML_TYPE).build();
  }

  static Response text(String body) {
    return Response.ok(body, MediaType.TEXT_PLAIN_TYPE).build();
  }

  static Response seeOther(String url) {
    return Response.seeOther(URI.create(url)).build();
  }
}
