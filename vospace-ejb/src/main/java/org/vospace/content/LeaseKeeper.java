package org.vospace.content;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.vospace.config.DataConfig;
import org.vospace.config.VospaceConfig;

/** Renews the leases of the writes that run on this server, however slowly their bytes come. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LeaseKeeper {
  private static final Logger LOG = Logger.getLogger(LeaseKeeper.class.getName());

  private final Set<String> jobs = ConcurrentHashMap.newKeySet();

  @Resource private ManagedScheduledExecutorService executor;
  @EJB private ContentSweep sweep;
  @Inject private VospaceConfig config;

  /** Injected here so that a wrong setting stops the start. */
  @Inject private DataConfig data;

  @PostConstruct
  void start() {
    long pause = config.lease().toMillis() / 3;
    executor.scheduleWithFixedDelay(this::renew, pause, pause, TimeUnit.MILLISECONDS);
  }

  /** From now on the lease of this job is renewed. */
  public void keep(String jobId) {
    jobs.add(jobId);
  }

  /** From now on it is not. */
  public void release(String jobId) {
    jobs.remove(jobId);
  }

  private void renew() {
    try {
      if (!jobs.isEmpty()) {
        sweep.renew(Set.copyOf(jobs));
      }
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "The leases of running writes could not be renewed", e);
    }
  }
}
