package org.vospace.node;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.vospace.config.DialectConfig;
import org.vospace.persistence.Retry;

/** Prepares the root and the homes at start, once the schema is there. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
public class SpacePreparation {
  @EJB private HomeService homes;
  @Inject private Retry retry;

  /** Injected here so that a wrong setting stops the start. */
  @Inject private DialectConfig dialect;

  @PostConstruct
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  void prepare() {
    dialect.dialect();
    retry.run(homes::prepareSpace);
  }
}
