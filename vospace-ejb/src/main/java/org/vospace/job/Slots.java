package org.vospace.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vospace.config.RolesConfig;
import org.vospace.config.VospaceConfig;

/**
 * The jobs that this server executes now, as many as it has threads for; long ones take half of
 * them at the most, so that a short one never waits behind them. Long ones are those that move
 * bytes, so a server without the role data takes none of them; without the role jobs, none at all.
 */
@ApplicationScoped
public class Slots {
  /** The jobs, and whether they are long. */
  private final Map<String, Boolean> taken = new HashMap<>();

  @Inject private VospaceConfig config;
  @Inject private RolesConfig roles;

  /**
   * @return whether there was a free one
   */
  public synchronized boolean take(String jobId, boolean isLong) {
    if (free() <= 0 || isLong && freeForLong() <= 0) {
      return false;
    }
    taken.put(jobId, isLong);
    return true;
  }

  /** The job has ended here. */
  public synchronized void release(String jobId) {
    taken.remove(jobId);
  }

  /** How many more jobs can begin. */
  public synchronized int free() {
    return roles.jobs() ? config.jobThreads() - taken.size() : 0;
  }

  /** How many more long jobs can begin. */
  public synchronized int freeForLong() {
    if (!roles.jobsOnData()) {
      return 0;
    }
    long longOnes = taken.values().stream().filter(isLong -> isLong).count();
    return Math.max(0, config.jobThreads() / 2 - (int) longOnes);
  }

  /** The jobs that are executed here. */
  public synchronized List<String> jobs() {
    return List.copyOf(taken.keySet());
  }
}
