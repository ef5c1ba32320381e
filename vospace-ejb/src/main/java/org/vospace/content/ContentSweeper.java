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
import java.util.concurrent.TimeUnit;
import org.vospace.config.VospaceConfig;
import org.vospace.persistence.Sweep;

/** Sweeps bytes that no node has, and refuses to start with a back end that does not exist. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ContentSweeper {
  @Resource private ManagedScheduledExecutorService executor;
  @EJB private ContentSweep sweep;
  @EJB private ContentService content;
  @Inject private VospaceConfig config;

  @PostConstruct
  void start() {
    content.check();
    long interval = config.sweepInterval().toMillis();
    executor.scheduleWithFixedDelay(
        new Sweep("unused bytes", sweep::objects), interval, interval, TimeUnit.MILLISECONDS);
  }
}
