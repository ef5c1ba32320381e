package org.vospace.batch;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.batch.operations.JobOperator;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.batch.runtime.BatchStatus;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.vospace.config.RolesConfig;
import org.vospace.config.VospaceConfig;
import org.vospace.job.Claim;
import org.vospace.job.JobClaimed;
import org.vospace.job.JobQueue;
import org.vospace.job.JobQueued;
import org.vospace.job.Slots;

/**
 * Takes jobs from the queue and starts them as batch jobs, as many as there are threads; renews the
 * claims of those that run. A job is started after the transaction that queued it has committed.
 * Does nothing on a server without the role jobs.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class JobRunner {
  private static final Logger LOG = Logger.getLogger(JobRunner.class.getName());
  private static final String BATCH_JOB = "vospace-job";

  private final AtomicBoolean looking = new AtomicBoolean();
  private final AtomicBoolean lookAgain = new AtomicBoolean();

  /** What was started and has not told that it has ended, by job. */
  private final Map<String, Long> executions = new ConcurrentHashMap<>();

  @Resource private ManagedScheduledExecutorService executor;
  @EJB private JobQueue queue;
  @Inject private Slots slots;
  @Inject private VospaceConfig config;
  @Inject private RolesConfig roles;

  private JobOperator operator;
  private volatile boolean stopping;

  /** Whether there may be queued jobs that could not begin yet. */
  private volatile boolean more;

  @PostConstruct
  void start() {
    if (!roles.jobs()) {
      return;
    }
    operator = BatchRuntime.getJobOperator();
    executor.scheduleWithFixedDelay(this::tick, 1_000, 1_000, TimeUnit.MILLISECONDS);
    long pause = config.lease().toMillis() / 3;
    executor.scheduleWithFixedDelay(this::keep, pause, pause, TimeUnit.MILLISECONDS);
  }

  /** What runs here is given back, so that another server can go on at once. */
  @PreDestroy
  void stop() {
    stopping = true;
    slots.jobs().forEach(this::giveBack);
  }

  /** A job was taken as it was queued, and the transaction in which that happened has committed. */
  public void claimed(@Observes(during = TransactionPhase.AFTER_SUCCESS) JobClaimed event) {
    start(event.id());
  }

  /** A job was taken in a transaction that was undone. */
  public void unclaimed(@Observes(during = TransactionPhase.AFTER_FAILURE) JobClaimed event) {
    slots.release(event.id());
  }

  /** A job was queued, and the transaction in which that happened has committed. */
  public void queued(@Observes(during = TransactionPhase.AFTER_SUCCESS) JobQueued event) {
    more = true;
    wake();
  }

  /** A job has ended here, or goes on elsewhere. */
  public void ended(String jobId) {
    executions.remove(jobId);
    slots.release(jobId);
    if (more) {
      wake();
    }
  }

  /** What other servers queued, and what they have left behind. */
  private void tick() {
    try {
      executions.forEach(this::releaseStopped);
      start(queue.takeOver(slots.free()));
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "Silent servers will be looked for again", e);
    }
    look();
  }

  private void wake() {
    lookAgain.set(true);
    if (roles.jobs() && !looking.get() && !stopping) {
      executor.execute(this::look);
    }
  }

  /** One thread looks at a time; whoever comes meanwhile makes it look again. */
  private void look() {
    if (stopping || !looking.compareAndSet(false, true)) {
      return;
    }
    try {
      do {
        lookAgain.set(false);
        take();
      } while (lookAgain.get());
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "The queue of jobs will be looked at again", e);
    } finally {
      looking.set(false);
    }
  }

  private void take() {
    int free = slots.free();
    if (free > 0) {
      start(queue.claim(free, slots.freeForLong()));
      more = queue.isWaiting();
    }
  }

  private void start(List<Claim> claims) {
    for (Claim claim : claims) {
      slots.take(claim.id(), claim.isLong());
      start(claim.id());
    }
  }

  private void start(String jobId) {
    try {
      Properties parameters = new Properties();
      parameters.setProperty("jobId", jobId);
      executions.put(jobId, operator.start(BATCH_JOB, parameters));
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "A job could not be started", e);
      slots.release(jobId);
      giveBack(jobId);
    }
  }

  /** A server that is not up yet, or suspended, stops what was started before it has begun. */
  private void releaseStopped(String jobId, long executionId) {
    BatchStatus status = operator.getJobExecution(executionId).getBatchStatus();
    boolean ended =
        switch (status) {
          case STARTING, STARTED, STOPPING -> false;
          case STOPPED, FAILED, COMPLETED, ABANDONED -> true;
        };
    if (ended && executions.remove(jobId, executionId) && status != BatchStatus.COMPLETED) {
      slots.release(jobId);
      giveBack(jobId);
    }
  }

  private void keep() {
    try {
      List<String> jobs = slots.jobs();
      if (!jobs.isEmpty()) {
        queue.keep(jobs);
      }
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "The claims of running jobs could not be renewed", e);
    }
  }

  private void giveBack(String jobId) {
    try {
      queue.giveBack(jobId);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "A job will be taken over when its claim has ended", e);
    }
  }
}
