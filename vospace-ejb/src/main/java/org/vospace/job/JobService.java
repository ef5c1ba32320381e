package org.vospace.job;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.vospace.access.AccessPolicy;
import org.vospace.access.Caller;
import org.vospace.config.VospaceConfig;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.model.ExecutionPhase;
import org.vospace.model.Job;
import org.vospace.model.JobError;
import org.vospace.model.JobResult;
import org.vospace.model.Param;
import org.vospace.model.Transfer;

/** Jobs of callers (UWS 1.1). */
@Stateless
public class JobService {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int ID_BITS = 128;
  private static final Pattern ID = Pattern.compile("[0-9a-z]{1,32}");
  private static final Duration KEPT = Duration.ofDays(7);
  private static final int LONGEST_LIST = 10_000;
  private static final int BATCH = 1_000;

  @Inject private VospaceConfig config;
  @Inject private AccessPolicy policy;
  @Inject private JobDao jobs;

  /** An identifier that nobody can guess, a legal path segment. */
  public String newId() {
    return new BigInteger(ID_BITS, RANDOM).toString(Character.MAX_RADIX);
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
            config.transferLifetime().toSeconds(),
            now.plus(KEPT),
            parameters,
            results,
            error,
            transfer);
    jobs.insert(job);
    return job;
  }

  /**
   * @throws VospaceException JobNotFound, or PermissionDenied for somebody else's
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Job getJob(Caller caller, String id) {
    Job job =
        Optional.of(id)
            .filter(text -> ID.matcher(text).matches())
            .flatMap(jobs::find)
            .orElseThrow(() -> new VospaceException(Fault.JOB_NOT_FOUND, "no such job"));
    policy.requireJob(caller, job.owner());
    return job;
  }

  /** The caller's jobs, the newest first; none for an anonymous caller. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<Job> listJobs(Caller caller) {
    return caller.isAnonymous() ? List.of() : jobs.of(caller.name(), LONGEST_LIST);
  }

  /**
   * The bytes of a transfer have moved.
   *
   * @return whether the job was executing
   */
  public boolean complete(String id) {
    return jobs.change(id, ExecutionPhase.EXECUTING, ExecutionPhase.COMPLETED);
  }

  /** Aborts transfers that have expired. */
  public int abortExpired() {
    return jobs.abortExpired();
  }

  /** Removes a batch of jobs whose time of destruction has come. */
  public int destroyDue() {
    return jobs.destroy(BATCH);
  }
}
