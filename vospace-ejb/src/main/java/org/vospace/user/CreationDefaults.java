package org.vospace.user;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.vospace.persistence.Recent;

/**
 * The defaults of whoever makes a node, remembered for a moment: each creation would ask the
 * database otherwise. Another server may go on with old ones for that long.
 */
@ApplicationScoped
public class CreationDefaults {
  private final Recent<String, Defaults> known = new Recent<>(Duration.ofSeconds(5), this::ask);

  @Inject private ProfileDao profiles;

  /** The defaults of a user; those of nobody for an anonymous one. */
  public Defaults of(String name) {
    return name == null ? Defaults.NONE : known.of(name);
  }

  private Defaults ask(String name) {
    return profiles.defaults(name);
  }

  void forget(String name) {
    known.forget(name);
  }
}
