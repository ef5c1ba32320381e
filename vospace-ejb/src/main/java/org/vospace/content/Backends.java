package org.vospace.content;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import org.vospace.config.ConfigException;
import org.vospace.config.VospaceConfig;
import org.vospace.storage.Backend;
import org.vospace.storage.StorageBackend;

/** The back ends that are in the application, by the name in their qualifier. */
@ApplicationScoped
class Backends {
  @Inject @Any private Instance<StorageBackend> backends;
  @Inject private VospaceConfig config;

  /** The name of the back end that takes new bytes. */
  String current() {
    return config.storageBackend();
  }

  /**
   * @throws ConfigException when no back end has that name
   */
  StorageBackend named(String name) {
    Instance<StorageBackend> found = backends.select(Backend.Literal.of(name));
    if (!found.isResolvable()) {
      throw new ConfigException(
          "VOSPACE_STORAGE_BACKEND is \"" + name + "\" but there is no such back end.");
    }
    return found.get();
  }
}
