package org.vospace.job;

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
import java.util.concurrent.TimeUnit;
import org.vospace.config.VospaceConfig;
import org.vospace.persistence.Sweep;

/** Ends transfers that nobody used and removes jobs when their time has come. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class JobSweeper {
  @Resource private ManagedScheduledExecutorService executor;
  @EJB private JobService jobs;
  @Inject private VospaceConfig config;

  @PostConstruct
  void start() {
    long interval = config.sweepInterval().toMillis();
    executor.scheduleWithFixedDelay(
        new Sweep("expired transfers", jobs::abortExpired),
        interval,
        interval,
        TimeUnit.MILLISECONDS);
    executor.scheduleWithFixedDelay(
        new Sweep("due jobs", jobs::archiveDue), interval, interval, TimeUnit.MILLISECONDS);
    executor.scheduleWithFixedDelay(
        new Sweep("archived jobs", jobs::purgeArchived), interval, interval, TimeUnit.MILLISECONDS);
    executor.scheduleWithFixedDelay(
        new Sweep("overdue jobs", jobs::abortOverdue), 1, 1, TimeUnit.SECONDS);
  }
}
