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
import org.vospace.config.ConfigException;
import org.vospace.config.RolesConfig;
import org.vospace.config.StorageConfig;
import org.vospace.config.VospaceConfig;
import org.vospace.persistence.Sweep;

/** Opens the back ends, refuses to start without one that is needed, and sweeps unused bytes. */
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
  @Inject private StorageConfig storage;
  @Inject private RolesConfig roles;

  @PostConstruct
  void start() {
    if (!roles.data()) {
      return;
    }
    requireConfigured();
    content.check();
    if (!roles.jobs()) {
      return;
    }
    long interval = config.sweepInterval().toMillis();
    executor.scheduleWithFixedDelay(
        new Sweep("unused bytes", sweep::objects), interval, interval, TimeUnit.MILLISECONDS);
  }

  /** Bytes of a back end that was left out of the configuration would be lost without a word. */
  private void requireConfigured() {
    for (String name : sweep.backendsInUse()) {
      if (!storage.backends().containsKey(name)) {
        throw new ConfigException(
            "VOSPACE_STORAGE_BACKENDS does not have \""
                + name
                + "\" but there are bytes in the back end of that name.");
      }
    }
  }
}
