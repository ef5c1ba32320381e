package org.vospace.node;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.vospace.persistence.Retry;

/** Prepares the root and the homes at start, once the schema is there. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
public class SpacePreparation {
  @EJB private HomeService homes;
  @Inject private Retry retry;

  @PostConstruct
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  void prepare() {
    retry.run(homes::prepareSpace);
  }
}
