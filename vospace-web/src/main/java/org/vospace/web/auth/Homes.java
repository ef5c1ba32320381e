package org.vospace.web.auth;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.vospace.access.Caller;
import org.vospace.node.HomeService;
import org.vospace.persistence.Retry;

/** Makes the home of a caller at first sight, and looks again now and then. */
@ApplicationScoped
public class Homes {
  private static final long KNOWN_NANOS = Duration.ofMinutes(1).toNanos();
  private static final int MOST_KNOWN = 100_000;

  private final Map<String, Long> known = new ConcurrentHashMap<>();

  @EJB private HomeService service;
  @Inject private Retry retry;

  /** Makes the home unless it is there; to be called for whoever was proven. */
  public void ensure(Caller caller) {
    Long seen = known.get(caller.name());
    long now = System.nanoTime();
    if (seen != null && now - seen < KNOWN_NANOS) {
      return;
    }
    retry.run(() -> service.ensureHome(caller));
    if (known.size() >= MOST_KNOWN) {
      known.clear();
    }
    known.put(caller.name(), now);
  }
}
