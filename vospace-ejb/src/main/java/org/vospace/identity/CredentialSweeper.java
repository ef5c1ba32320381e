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
import org.vospace.config.ConfigException;
import org.vospace.config.GmsConfig;
import org.vospace.config.OidcConfig;
import org.vospace.config.SignOnConfig;
import org.vospace.config.SignOnConfig.Way;
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
  @Inject private OidcConfig oidc;
  @Inject private GmsConfig gms;

  @PostConstruct
  void start() {
    if (signOn.has(Way.OIDC) && oidc.issuer().isEmpty()) {
      throw new ConfigException(
          "VOSPACE_SIGN_ON has oidc but VOSPACE_OIDC_ISSUER does not say whose tokens count.");
    }
    gms.address();
    long interval = config.sweepInterval().toMillis();
    executor.scheduleWithFixedDelay(
        new Sweep("sessions and tokens", sessions::deleteExpired),
        interval,
        interval,
        TimeUnit.MILLISECONDS);
  }
}
