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
    Waiter waiter = new Waiter(response, caller, id, job.phase(), form);
    waiter.hangup = Hangup.watch(waiter::gone);
    waiter.wait = watch.on(id, () -> waiter.look(false));
    long longest = jobs.longestWait().toSeconds();
    long seconds = asked.get() < 0 ? longest : Math.min(asked.get(), longest);
    response.setTimeoutHandler(expired -> waiter.look(true));
    response.setTimeout(seconds, TimeUnit.SECONDS);
    // What changed before anybody listened would never be told.
    waiter.look(false);
    if (waiter.answered.get()) {
      // The client had gone before it was waited for.
      waiter.end();
    }
  }

  /** A request that is answered once, when the phase has changed or the time is over. */
  private final class Waiter {
    private final AsyncResponse response;
    private final Caller caller;
    private final String id;
    private final ExecutionPhase before;
    private final Function<Job, Response> form;
    private final AtomicBoolean answered = new AtomicBoolean();
    private volatile JobWatch.Wait wait;
    private volatile Hangup hangup;

    private Waiter(
        AsyncResponse response,
        Caller caller,
        String id,
        ExecutionPhase before,
        Function<Job, Response> form) {
      this.response = response;
      this.caller = caller;
      this.id = id;
      this.before = before;
      this.form = form;
    }

    private void look(boolean timeIsOver) {
      try {
        Job job = jobs.getJob(caller, id);
        if ((timeIsOver || job.phase() != before) && answered.compareAndSet(false, true)) {
          end();
          response.resume(form.apply(job));
        }
      } catch (RuntimeException e) {
        // The job has gone: the waiter is to be told that.
        if (answered.compareAndSet(false, true)) {
          end();
          response.resume(e);
        }
      }
    }

    private void gone() {
      if (answered.compareAndSet(false, true)) {
        end();
        response.cancel();
      }
    }

    private void end() {
      hangup.close();
      JobWatch.Wait waiting = wait;
      if (waiting != null) {
        waiting.close();
      }
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
