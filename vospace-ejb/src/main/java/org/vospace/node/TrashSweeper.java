package org.vospace.node;

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

/** Sweeps deleted containers in the background; any number of servers may do so at once. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class TrashSweeper {
  @Resource private ManagedScheduledExecutorService executor;
  @EJB private TrashSweep sweep;
  @EJB private NodeCopy copies;
  @Inject private VospaceConfig config;

  @PostConstruct
  void start() {
    long interval = config.sweepInterval().toMillis();
    executor.scheduleWithFixedDelay(
        new Sweep("plans of copies", copies::clearEnded),
        interval,
        interval,
        TimeUnit.MILLISECONDS);
    executor.scheduleWithFixedDelay(
        new Sweep("deleted nodes", sweep::leaves), interval, interval, TimeUnit.MILLISECONDS);
    executor.scheduleWithFixedDelay(
        new Sweep("deleted containers", sweep::emptyContainers),
        interval,
        interval,
        TimeUnit.MILLISECONDS);
  }
}
