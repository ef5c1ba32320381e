package org.vospace.job;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.vospace.config.RolesConfig;
import org.vospace.config.VospaceConfig;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.model.ExecutionPhase;
import org.vospace.model.JobError;
import org.vospace.model.JobProgress;
import org.vospace.model.JobResult;

/**
 * Who executes which job. What an execution changes it changes in the transaction of the work
 * itself; a job that was aborted or taken over meanwhile undoes that transaction.
 */
@Stateless
public class JobQueue {
  /** This start of this server. */
  private static final String SERVER = new BigInteger(96, new SecureRandom()).toString(36);

  private static final int MOST_ATTEMPTS = 5;

  @Inject private VospaceConfig config;
  @Inject private RolesConfig roles;
  @Inject private QueueDao queue;
  @Inject private JobDao jobs;

  /**
   * Takes queued jobs to execute.
   *
   * @param slots the most jobs
   * @param longSlots the most long ones among them
   */
  public List<Claim> claim(int slots, int longSlots) {
    return queue.claim(SERVER, config.lease(), slots, longSlots, config.jobsPerUser());
  }

  /** Whether jobs are queued, be it that their callers have enough of others running. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public boolean isWaiting() {
    return queue.isWaiting();
  }

  /**
   * Takes jobs over from servers that have fallen silent; such as move bytes only where the storage
   * can be reached.
   *
   * @param slots the most jobs
   */
  public List<Claim> takeOver(int slots) {
    return queue.takeOver(SERVER, config.lease(), slots, roles.jobsOnData());
  }

  /** Takes one job past the queue, in the transaction that would put it there. */
  public boolean begin(String id, Set<ExecutionPhase> from) {
    return queue.begin(SERVER, config.lease(), id, from, config.jobsPerUser());
  }

  /**
   * Goes on with a job that waited for its caller.
   *
   * @param here whether this server executes it, and not whichever has room
   * @return whether it did wait
   */
  public boolean resume(String id, boolean here) {
    return queue.resume(here ? SERVER : "", here ? config.lease() : Duration.ZERO, id);
  }

  /** Tells the other servers that these jobs are still being executed. */
  public void keep(Collection<String> ids) {
    queue.keep(SERVER, ids, config.lease());
  }

  /**
   * The job to execute.
   *
   * @throws JobStopped when it has gone
   * @throws VospaceException InternalFault when it broke off too often
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Work work(String id) {
    Work work = jobs.work(id).orElseThrow(JobStopped::new);
    if (work.attempts() > MOST_ATTEMPTS) {
      throw new VospaceException(Fault.INTERNAL_FAULT, "the job broke off too often");
    }
    return work;
  }

  /**
   * @param checkpoint where another execution would go on
   * @throws JobStopped when the job is no longer this server's
   */
  public void checkpoint(String id, String checkpoint, JobProgress progress) {
    queue.checkpoint(SERVER, id, checkpoint, progress);
  }

  /**
   * @throws JobStopped when the job is no longer this server's
   */
  public void complete(String id, List<JobResult> results) {
    queue.finish(SERVER, id, results, null);
  }

  /**
   * The work is done but for the bytes, which the caller moves.
   *
   * @throws JobStopped when the job is no longer this server's
   */
  public void handOver(String id, List<JobResult> results) {
    queue.handOver(SERVER, id, results);
  }

  /**
   * @param results what the job has nevertheless
   * @throws JobStopped when the job is no longer this server's
   */
  public void fail(String id, List<JobResult> results, VospaceException fault) {
    queue.finish(SERVER, id, results, new JobError(fault.summary(), fault.body()));
  }

  /** Something of the service broke: another execution may have more luck, a few times. */
  public void giveBack(String id) {
    queue.giveBack(SERVER, id);
  }
}
