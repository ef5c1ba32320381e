package org.vospace.job;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.vospace.access.AccessPolicy;
import org.vospace.access.Caller;
import org.vospace.audit.Audited;
import org.vospace.config.VospaceConfig;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.model.ExecutionPhase;
import org.vospace.model.Job;
import org.vospace.model.JobError;
import org.vospace.model.JobProgress;
import org.vospace.model.JobResult;
import org.vospace.model.Param;
import org.vospace.model.Transfer;

/** Jobs of callers (UWS 1.1). */
@Stateless
public class JobService {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int ID_BITS = 128;
  private static final Pattern ID = Pattern.compile("[0-9a-z]{1,32}");
  private static final int BATCH = 1_000;
  private static final Set<ExecutionPhase> RUNNABLE =
      EnumSet.of(ExecutionPhase.PENDING, ExecutionPhase.HELD);
  private static final Set<ExecutionPhase> ABORTABLE =
      EnumSet.of(
          ExecutionPhase.PENDING,
          ExecutionPhase.QUEUED,
          ExecutionPhase.EXECUTING,
          ExecutionPhase.HELD,
          ExecutionPhase.SUSPENDED);

  @Inject private VospaceConfig config;
  @Inject private AccessPolicy policy;
  @Inject private JobDao jobs;
  @Inject private CallbackDao callbacks;
  @Inject private Slots slots;
  @EJB private JobQueue queue;
  @Inject private Event<JobQueued> queued;
  @Inject private Event<JobClaimed> claimed;

  /** An identifier that nobody can guess, a legal path segment. */
  public String newId() {
    return new BigInteger(ID_BITS, RANDOM).toString(Character.MAX_RADIX);
  }

  /**
   * Makes a job (UWS 1.1 §2.2.3.1), PENDING unless it is to run at once. What is out of range of
   * its duration and destruction is clamped.
   *
   * @param base public address of the service as the caller used it, without trailing slash
   */
  @Audited("createJob")
  public Job createJob(Caller caller, JobRequest request, String base) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    Job job =
        new Job(
            newId(),
            caller.name(),
            request.runId().orElse(null),
            ExecutionPhase.PENDING,
            now,
            null,
            null,
            duration(request.executionDuration().orElse(0L)),
            destruction(request.destruction(), now),
            request.parameters(),
            List.of(),
            null,
            request.transfer(),
            JobProgress.NONE,
            0);
    jobs.insert(job, caller, base);
    request.callback().ifPresent(callback -> callbacks.insert(job.id(), callback));
    if (request.runs()) {
      enqueue(job);
    }
    return job;
  }

  /**
   * Records a transfer that is negotiated at once: it executes until the bytes have moved.
   *
   * @param error why the negotiation failed; {@code null} when it did not
   */
  public Job createNegotiated(
      String id,
      Caller caller,
      Transfer transfer,
      List<Param> parameters,
      List<JobResult> results,
      JobError error) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    Job job =
        new Job(
            id,
            caller.name(),
            null,
            error == null ? ExecutionPhase.EXECUTING : ExecutionPhase.ERROR,
            now,
            now,
            error == null ? null : now,
            0,
            destruction(Optional.empty(), now),
            parameters,
            results,
            error,
            transfer,
            JobProgress.NONE,
            0);
    jobs.insert(job, caller, "");
    return job;
  }

  /**
   * @throws VospaceException JobNotFound, or PermissionDenied for somebody else's
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Job getJob(Caller caller, String id) {
    Work work =
        Optional.of(id)
            .filter(text -> ID.matcher(text).matches())
            .flatMap(jobs::work)
            .orElseThrow(() -> new VospaceException(Fault.JOB_NOT_FOUND, "no such job"));
    policy.requireJob(caller, work.caller());
    return work.job();
  }

  /** The caller's jobs, the newest first; none for an anonymous caller. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<Job> listJobs(Caller caller, JobFilter filter) {
    return caller.isAnonymous() ? List.of() : visible(caller, jobs.of(caller.name(), filter));
  }

  /** The caller's jobs that have changed since an event, in the order of their changes. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<Job> changedSince(Caller caller, long event) {
    return caller.isAnonymous()
        ? List.of()
        : visible(caller, jobs.changedSince(caller.name(), event));
  }

  private List<Job> visible(Caller caller, List<Work> own) {
    return own.stream()
        .filter(work -> policy.maySeeJob(caller, work.caller().scope()))
        .map(Work::job)
        .toList();
  }

  /**
   * PHASE=RUN (UWS 1.1 §2.2.3.5).
   *
   * @throws VospaceException JobNotFound, PermissionDenied, InvalidState
   */
  @Audited(value = "runJob", job = 1)
  public void run(Caller caller, String id) {
    enqueue(getJob(caller, id));
  }

  /**
   * PHASE=ABORT (UWS 1.1 §2.2.3.6). Whatever the job does stops, and shows nothing of it.
   *
   * @throws VospaceException JobNotFound, PermissionDenied, InvalidState
   */
  @Audited(value = "abortJob", job = 1)
  public void abort(Caller caller, String id) {
    change(getJob(caller, id), ABORTABLE, ExecutionPhase.ABORTED);
  }

  /**
   * Removes the job and aborts it if it is under way (UWS 1.1 §2.2.3.2).
   *
   * @throws VospaceException JobNotFound, PermissionDenied
   */
  @Audited(value = "deleteJob", job = 1)
  public void delete(Caller caller, String id) {
    jobs.delete(getJob(caller, id).id());
  }

  /**
   * Sets the longest execution, in seconds (UWS 1.1 §2.2.3.4).
   *
   * @throws VospaceException JobNotFound, PermissionDenied, InvalidState once it has ended
   */
  @Audited(value = "setExecutionDuration", job = 1)
  public void setExecutionDuration(Caller caller, String id, long seconds) {
    requireActive(getJob(caller, id));
    jobs.setExecutionDuration(id, duration(seconds));
  }

  /**
   * Sets the time of destruction (UWS 1.1 §2.2.3.3).
   *
   * @throws VospaceException JobNotFound, PermissionDenied
   */
  @Audited(value = "setDestruction", job = 1)
  public void setDestruction(Caller caller, String id, Instant destruction) {
    Job job = getJob(caller, id);
    jobs.setDestruction(id, destruction(Optional.of(destruction), job.creationTime()));
  }

  /**
   * The bytes of a transfer have moved.
   *
   * @return whether the job was executing
   */
  public boolean complete(String id) {
    return jobs.change(id, Set.of(ExecutionPhase.EXECUTING), ExecutionPhase.COMPLETED);
  }

  /** Whether the job is executing now. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public boolean isExecuting(String id) {
    return jobs.work(id).filter(work -> work.job().phase() == ExecutionPhase.EXECUTING).isPresent();
  }

  /** Aborts transfers that have expired. */
  public int abortExpired() {
    return jobs.abortExpired();
  }

  /** Aborts jobs that have executed for longer than they may. */
  public int abortOverdue() {
    return jobs.abortOverdue();
  }

  /** Archives a batch of jobs whose time of destruction has come. */
  public int archiveDue() {
    return jobs.archive(BATCH);
  }

  /** Removes a batch of jobs that have been archived for long enough. */
  public int purgeArchived() {
    return jobs.purge(config.jobArchive(), BATCH);
  }

  /** A job that can be executed here at once does not wait in the queue. */
  private void enqueue(Job job) {
    if (slots.take(job.id(), job.transfer().isLong())) {
      if (queue.begin(job.id(), RUNNABLE)) {
        claimed.fire(new JobClaimed(job.id()));
        return;
      }
      slots.release(job.id());
    }
    change(job, RUNNABLE, ExecutionPhase.QUEUED);
    queued.fire(new JobQueued());
  }

  private void change(Job job, Set<ExecutionPhase> from, ExecutionPhase to) {
    if (!jobs.change(job.id(), from, to)) {
      throw invalidState(job, to);
    }
  }

  private static void requireActive(Job job) {
    if (!job.phase().isActive()) {
      throw invalidState(job, job.phase());
    }
  }

  private static VospaceException invalidState(Job job, ExecutionPhase to) {
    return new VospaceException(
        Fault.INVALID_STATE, "the phase is " + job.phase() + ", which cannot become " + to);
  }

  private long duration(long seconds) {
    return Math.min(seconds, config.longestJob().toSeconds());
  }

  private Instant destruction(Optional<Instant> asked, Instant creation) {
    Instant latest = creation.plus(config.jobLifetime());
    return asked.filter(latest::isAfter).orElse(latest).truncatedTo(ChronoUnit.MILLIS);
  }

  /** The longest wait for a change of a job that is granted. */
  public Duration longestWait() {
    return config.longestWait();
  }
}
