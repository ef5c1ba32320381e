package org.vospace.content;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.vospace.config.VospaceConfig;

/** The short transactions of what this room does in the background. */
@Stateless
public class ContentSweep {
  private static final int BATCH = 100;

  @Inject private VospaceConfig config;
  @Inject private ObjectDao objects;
  @Inject private LeaseDao leases;

  /** The names of all back ends that have bytes, or are to get some. */
  public List<String> backendsInUse() {
    return objects.backends();
  }

  /** Renews the leases of these jobs. */
  public void renew(Set<String> jobs) {
    leases.renew(jobs, config.lease());
  }

  /**
   * Chooses bytes that no node has; they are to be removed from the back end, and then to be
   * forgotten. A crash in between leaves the row to be tried again, and never bytes that nobody
   * knows.
   */
  public List<Doomed> doom(String backend) {
    return objects.doom(backend, BATCH);
  }

  /** Removes the rows of what has gone from its back end. */
  public void forget(List<Long> ids) {
    objects.remove(ids);
  }
}
