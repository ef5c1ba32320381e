package org.vospace.batch;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.batch.runtime.BatchRuntime;
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
import org.vospace.config.VospaceConfig;
import org.vospace.job.Claim;
import org.vospace.job.JobQueue;
import org.vospace.job.JobQueued;

/**
 * Takes jobs from the queue and starts them as batch jobs, as many as there are threads; renews the
 * claims of those that run. A job is started after the transaction that queued it has committed.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class JobRunner {
  private static final Logger LOG = Logger.getLogger(JobRunner.class.getName());
  private static final String BATCH_JOB = "vospace-job";

  /** The jobs that run here, and whether they are long. */
  private final Map<String, Boolean> running = new ConcurrentHashMap<>();

  private final AtomicBoolean looking = new AtomicBoolean();
  private final AtomicBoolean lookAgain = new AtomicBoolean();

  @Resource private ManagedScheduledExecutorService executor;
  @EJB private JobQueue queue;
  @Inject private VospaceConfig config;

  private volatile boolean stopping;

  @PostConstruct
  void start() {
    executor.scheduleWithFixedDelay(this::look, 1_000, 1_000, TimeUnit.MILLISECONDS);
    long pause = config.lease().toMillis() / 3;
    executor.scheduleWithFixedDelay(this::keep, pause, pause, TimeUnit.MILLISECONDS);
  }

  /** What runs here is given back, so that another server can go on at once. */
  @PreDestroy
  void stop() {
    stopping = true;
    running.keySet().forEach(this::giveBack);
  }

  /** A job was queued, and the transaction in which that happened has committed. */
  public void queued(@Observes(during = TransactionPhase.AFTER_SUCCESS) JobQueued event) {
    wake();
  }

  /** A job has ended here, or goes on elsewhere. */
  public void ended(String jobId) {
    running.remove(jobId);
    wake();
  }

  private void wake() {
    lookAgain.set(true);
    if (!looking.get() && !stopping) {
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
    int slots = config.jobThreads() - running.size();
    if (slots <= 0) {
      return;
    }
    long longOnes = running.values().stream().filter(isLong -> isLong).count();
    int longSlots = Math.max(0, config.jobThreads() / 2 - (int) longOnes);
    List<Claim> claims = queue.claim(slots, longSlots);
    for (Claim claim : claims) {
      running.put(claim.id(), claim.isLong());
      try {
        Properties parameters = new Properties();
        parameters.setProperty("jobId", claim.id());
        BatchRuntime.getJobOperator().start(BATCH_JOB, parameters);
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "A job could not be started", e);
        running.remove(claim.id());
        giveBack(claim.id());
      }
    }
  }

  private void keep() {
    try {
      if (!running.isEmpty()) {
        queue.keep(List.copyOf(running.keySet()));
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
