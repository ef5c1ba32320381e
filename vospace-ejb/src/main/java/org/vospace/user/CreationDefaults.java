package org.vospace.user;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The defaults of whoever makes a node, remembered for a moment: each creation would ask the
 * database otherwise. Another server may go on with old ones for that long.
 */
@ApplicationScoped
public class CreationDefaults {
  private static final long KNOWN_NANOS = Duration.ofSeconds(5).toNanos();
  private static final int MOST_KNOWN = 10_000;

  private final Map<String, Known> known = new ConcurrentHashMap<>();

  @Inject private ProfileDao profiles;

  private record Known(Defaults defaults, long since) {}

  /** The defaults of a user; those of nobody for an anonymous one. */
  public Defaults of(String name) {
    if (name == null) {
      return Defaults.NONE;
    }
    long now = System.nanoTime();
    Known last = known.get(name);
    if (last != null && now - last.since() < KNOWN_NANOS) {
      return last.defaults();
    }
    if (known.size() >= MOST_KNOWN) {
      known.clear();
    }
    Defaults defaults = profiles.defaults(name);
    known.put(name, new Known(defaults, now));
    return defaults;
  }

  void forget(String name) {
    known.remove(name);
  }
}
