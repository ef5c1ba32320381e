package org.vospace.archive;

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

/** Clears up behind archives that were refused, or whose jobs were aborted. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class UnpackSweeper {
  @Resource private ManagedScheduledExecutorService executor;
  @EJB private UnpackService service;
  @Inject private VospaceConfig config;

  @PostConstruct
  void start() {
    long interval = config.sweepInterval().toMillis();
    executor.scheduleWithFixedDelay(
        new Sweep("archives that were not unpacked", service::clearEnded),
        interval,
        interval,
        TimeUnit.MILLISECONDS);
  }
}
