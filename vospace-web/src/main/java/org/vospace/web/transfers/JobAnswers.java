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
import java.util.function.Predicate;
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
   * How long the answer to a poll of a job under way may take, in milliseconds. A client that polls
   * sooner than that would ask many times before anything can have changed: it is told the end when
   * it comes.
   */
  private static final long POLL_MILLIS = 200;

  /**
   * Answers with the job as it is, or after its next change of phase (UWS 1.1 §2.2.1.2). A waiter
   * holds neither a thread nor a connection. Who polls a job that the service is doing, without
   * WAIT, is answered at its end or after {@value #POLL_MILLIS} ms.
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
    Waiter waiter = new Waiter(response, caller, id, form);
    // Before the first look: what changes while it is looked at is told as well.
    waiter.wait = watch.on(id, waiter::told);
    Job job;
    try {
      job = jobs.getJob(caller, id);
    } catch (RuntimeException e) {
      waiter.wait.close();
      throw e;
    }
    boolean polls = asked.isEmpty() && isBeingDone(job);
    if (!polls
        && (asked.isEmpty()
            || asked.get() == 0
            || !waits(job.phase())
            || assumed.filter(phase -> phase != job.phase()).isPresent())) {
      waiter.wait.close();
      response.resume(form.apply(job));
      return;
    }
    waiter.hangup = Hangup.watch(waiter::gone);
    response.setTimeoutHandler(expired -> waiter.look(true));
    response.setTimeout(
        polls ? POLL_MILLIS : longestMillis(asked.orElseThrow()), TimeUnit.MILLISECONDS);
    ExecutionPhase before = job.phase();
    waiter.begin(polls ? phase -> !waits(phase) : phase -> phase != before);
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
    private final Function<Job, Response> form;
    private final AtomicBoolean answered = new AtomicBoolean();
    private final AtomicBoolean told = new AtomicBoolean();
    private volatile Predicate<ExecutionPhase> changed;
    private volatile JobWatch.Wait wait;
    private volatile Hangup hangup;

    private Waiter(AsyncResponse response, Caller caller, String id, Function<Job, Response> form) {
      this.response = response;
      this.caller = caller;
      this.id = id;
      this.form = form;
    }

    /** Waits from now on; a change since it was registered is looked at. */
    private void begin(Predicate<ExecutionPhase> isChange) {
      changed = isChange;
      if (told.get()) {
        look(false);
      }
    }

    private void told() {
      told.set(true);
      if (changed != null) {
        look(false);
      }
    }

    private void look(boolean timeIsOver) {
      try {
        Job job = jobs.getJob(caller, id);
        if ((timeIsOver || changed.test(job.phase())) && answered.compareAndSet(false, true)) {
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

  private long longestMillis(long seconds) {
    long longest = jobs.longestWait().toSeconds();
    return TimeUnit.SECONDS.toMillis(seconds < 0 ? longest : Math.min(seconds, longest));
  }

  /** Whether the end comes of itself; a transfer of the caller's own waits for the caller. */
  private static boolean isBeingDone(Job job) {
    return (job.phase() == ExecutionPhase.QUEUED || job.phase() == ExecutionPhase.EXECUTING)
        && (job.transfer() == null || !job.transfer().isByCaller());
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
