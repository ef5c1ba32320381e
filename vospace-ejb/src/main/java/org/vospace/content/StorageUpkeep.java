package org.vospace.content;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
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
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.vospace.config.BackendState;
import org.vospace.config.StorageConfig;
import org.vospace.config.VospaceConfig;
import org.vospace.fault.VospaceException;
import org.vospace.persistence.Sweep;

/**
 * What goes on in the background, on one server at a time: back ends are drained, and bytes are
 * read to see whether they are still the same.
 */
@Singleton
@Startup
@DependsOn("ContentSweeper")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class StorageUpkeep {
  private static final Logger LOG = Logger.getLogger(StorageUpkeep.class.getName());
  private static final int BATCH = 50;

  private final String server = UUID.randomUUID().toString();

  @Resource private ManagedScheduledExecutorService executor;
  @EJB private UpkeepSteps steps;
  @EJB private RelocationSteps relocations;
  @Inject private Relocation relocation;
  @Inject private Routing routing;
  @Inject private Scrubbing scrubbing;
  @Inject private StorageConfig storage;
  @Inject private VospaceConfig config;

  private volatile boolean stopping;

  @PostConstruct
  void start() {
    schedule(new Sweep("plans of relocations that have ended", relocations::forgetEnded));
    storage
        .backends()
        .forEach(
            (name, instance) -> {
              if (instance.state() == BackendState.DRAINING) {
                schedule(() -> drain(name));
              }
            });
    if (storage.scrubBytesPerSecond() > 0) {
      schedule(this::scrub);
    }
  }

  @PreDestroy
  void stop() {
    stopping = true;
  }

  private void schedule(Runnable task) {
    long interval = config.sweepInterval().toMillis();
    executor.scheduleWithFixedDelay(task, interval, interval, TimeUnit.MILLISECONDS);
  }

  private void drain(String name) {
    String after = "";
    long moved = 0;
    try {
      while (mayGoOn("drain " + name)) {
        var batch = relocations.leaving(name, after, BATCH);
        if (batch.isEmpty()) {
          break;
        }
        for (RelocationDao.Leaving object : batch) {
          if (!mayGoOn("drain " + name)) {
            return;
          }
          String target = routing.choose(object.containerId(), object.incoming());
          if (relocation.move(object.id(), target) == Relocation.Outcome.MOVED) {
            moved++;
          }
          after = object.key();
        }
      }
    } catch (VospaceException e) {
      LOG.log(Level.WARNING, e, () -> "The draining of " + name + " will go on later");
    } catch (RuntimeException e) {
      LOG.log(Level.SEVERE, e, () -> "The draining of " + name + " broke off and will go on");
    }
    if (moved > 0) {
      LOG.log(Level.INFO, "Objects moved off {0}: {1}", new Object[] {name, moved});
    }
  }

  private void scrub() {
    try {
      while (mayGoOn("scrub") && scrubbing.next(() -> mayGoOn("scrub"))) {
        // One object after the other, as slowly as the configuration says.
      }
    } catch (VospaceException e) {
      LOG.log(Level.WARNING, e, () -> "The scrubbing will go on later");
    } catch (RuntimeException e) {
      LOG.log(Level.SEVERE, "The scrubbing broke off and will go on", e);
    }
  }

  private boolean mayGoOn(String task) {
    return !stopping && steps.takeLease(task, server);
  }
}
