package org.vospace.content;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.vospace.config.VospaceConfig;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.storage.StorageException;

/** The short transactions of what this room does in the background. */
@Stateless
public class ContentSweep {
  private static final int BATCH = 100;

  @Inject private VospaceConfig config;
  @Inject private ObjectDao objects;
  @Inject private LeaseDao leases;
  @Inject private Backends backends;

  /** The names of all back ends that have bytes, or are to get some. */
  public List<String> backendsInUse() {
    return objects.backends();
  }

  /** Renews the leases of these jobs. */
  public void renew(Set<String> jobs) {
    leases.renew(jobs, config.lease());
  }

  /**
   * Removes bytes that no node has. The row goes last, so that a crash in between leaves a row to
   * be tried again, and never bytes that nobody knows.
   *
   * @return how many objects went
   */
  public int objects() {
    List<ObjectEntity> due = objects.due(BATCH);
    for (ObjectEntity object : due) {
      try {
        backends.named(object.backend()).delete(object.key());
      } catch (StorageException e) {
        throw new VospaceException(Fault.INTERNAL_FAULT, "the storage failed", e);
      }
      objects.remove(object);
    }
    return due.size();
  }
}
