package org.vospace.identity;

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
import org.vospace.config.SignOnConfig;
import org.vospace.config.VospaceConfig;
import org.vospace.persistence.Sweep;

/** Removes what has expired, and stops the start when a setting of the ways in is wrong. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CredentialSweeper {
  @Resource private ManagedScheduledExecutorService executor;
  @EJB private SessionService sessions;
  @Inject private VospaceConfig config;
  @Inject private SignOnConfig signOn;

  @PostConstruct
  void start() {
    signOn.ways();
    long interval = config.sweepInterval().toMillis();
    executor.scheduleWithFixedDelay(
        new Sweep("sessions and tokens", sessions::deleteExpired),
        interval,
        interval,
        TimeUnit.MILLISECONDS);
  }
}
