package org.vospace.content;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.vospace.config.BackendState;
import org.vospace.config.ConfigException;
import org.vospace.config.StorageConfig;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.storage.Backend;
import org.vospace.storage.BackendKind;
import org.vospace.storage.BackendSettings;
import org.vospace.storage.StorageBackend;
import org.vospace.storage.WrongSettingException;

/** The back ends of the configuration, opened once, by name. */
@ApplicationScoped
class Backends {
  private static final Logger LOG = Logger.getLogger(Backends.class.getName());

  private final Map<String, StorageBackend> open = new LinkedHashMap<>();

  @Inject @Any private Instance<BackendKind> kinds;
  @Inject private StorageConfig config;

  /**
   * Opens all that are not disabled.
   *
   * @throws ConfigException when there is no such kind, or one refuses its settings
   */
  @PostConstruct
  void open() {
    config
        .backends()
        .forEach(
            (name, instance) -> {
              if (instance.state() != BackendState.DISABLED) {
                open.put(name, open(name, instance.kind()));
              }
            });
    LOG.log(
        Level.INFO,
        "Back ends: {0}; new bytes go to {1}",
        new Object[] {config.backends(), config.defaultBackend()});
  }

  /** All that are open, by name. */
  Map<String, StorageBackend> all() {
    return Map.copyOf(open);
  }

  /**
   * @throws VospaceException ServiceBusy when it is disabled: its bytes cannot be had just now
   */
  StorageBackend named(String name) {
    StorageBackend backend = open.get(name);
    if (backend == null) {
      throw new VospaceException(
          Fault.SERVICE_BUSY, "the storage that has these bytes is out of service");
    }
    return backend;
  }

  private StorageBackend open(String name, String kind) {
    Instance<BackendKind> found = kinds.select(Backend.Literal.of(kind));
    if (!found.isResolvable()) {
      throw new ConfigException(
          "VOSPACE_STORAGE_BACKENDS has "
              + name
              + " of the kind \""
              + kind
              + "\" but there is no such kind of back end.");
    }
    try {
      return found.get().open(BackendSettings.ofProcess(name));
    } catch (WrongSettingException e) {
      throw e;
    } catch (RuntimeException | LinkageError e) {
      throw new IllegalStateException(
          "VOSPACE: the back end " + name + " could not be opened: " + e, e);
    }
  }

  @PreDestroy
  void close() {
    open.forEach(
        (name, backend) -> {
          if (backend instanceof AutoCloseable closeable) {
            try {
              closeable.close();
            } catch (Exception e) {
              LOG.log(Level.WARNING, e, () -> "The back end " + name + " did not close");
            }
          }
        });
  }
}
