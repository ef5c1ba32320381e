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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.vospace.config.ConfigException;
import org.vospace.config.StorageConfig;
import org.vospace.config.VospaceConfig;
import org.vospace.persistence.Sweep;
import org.vospace.storage.StorageBackend;
import org.vospace.storage.StorageException;

/** Opens the back ends, refuses to start without one that is needed, and sweeps unused bytes. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ContentSweeper {
  private static final Logger LOG = Logger.getLogger(ContentSweeper.class.getName());

  @Resource private ManagedScheduledExecutorService executor;
  @EJB private ContentSweep sweep;
  @Inject private VospaceConfig config;
  @Inject private StorageConfig storage;
  @Inject private Backends backends;

  @PostConstruct
  void start() {
    requireConfigured();
    backends.all().forEach(this::requireUsable);
    long interval = config.sweepInterval().toMillis();
    backends
        .all()
        .forEach(
            (name, backend) ->
                executor.scheduleWithFixedDelay(
                    new Sweep("unused bytes in " + name, () -> sweep(name, backend)),
                    interval,
                    interval,
                    TimeUnit.MILLISECONDS));
  }

  /**
   * One batch, outside any transaction. Each back end has a sweep of its own, so that a broken one
   * keeps no other waiting.
   */
  private int sweep(String name, StorageBackend backend) {
    List<Doomed> batch = sweep.doom(name);
    List<Long> gone = new ArrayList<>();
    try {
      for (Doomed object : batch) {
        backend.delete(object.key());
        gone.add(object.id());
      }
    } catch (StorageException e) {
      LOG.log(Level.WARNING, e, () -> "The sweep of " + name + " will be tried again");
      return 0;
    } finally {
      sweep.forget(gone);
    }
    return batch.size();
  }

  /** A full one can still be read, and one that takes no bytes may be read-only. */
  private void requireUsable(String name, StorageBackend backend) {
    if (!storage.state(name).takesBytes()) {
      return;
    }
    try {
      backend.check();
    } catch (StorageException e) {
      if (e.kind() != StorageException.Kind.FULL) {
        throw new IllegalStateException(
            "VOSPACE: VOSPACE_STORAGE_BACKENDS has "
                + name
                + " but that back end cannot be used: "
                + e.getMessage()
                + ".",
            e);
      }
      LOG.log(Level.WARNING, "The back end {0} is full", name);
    }
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
