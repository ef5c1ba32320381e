package org.vospace.content;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.vospace.config.VospaceConfig;

/** The short transactions of a relocation; the bytes move between them. */
@Stateless
public class RelocationSteps {
  @Inject private VospaceConfig config;
  @Inject private UpkeepDao upkeep;
  @Inject private RelocationDao relocations;
  @Inject private ObjectDao objects;

  public long plan(String jobId, long nodeId, String backend) {
    long planned = relocations.planned(jobId);
    return planned > 0 ? planned : relocations.plan(jobId, nodeId, backend);
  }

  public List<Long> next(String jobId, long after, int limit) {
    return relocations.next(jobId, after, limit);
  }

  public void forget(String jobId) {
    relocations.forget(jobId);
  }

  public int forgetEnded() {
    return relocations.forgetEnded();
  }

  public List<RelocationDao.Leaving> leaving(String backend, String after, int limit) {
    return relocations.leaving(backend, after, limit);
  }

  /** Reserves a place for the copy; empty when the bytes are there, or no node has them. */
  public Optional<Relocated> begin(long objectId, String backend) {
    return upkeep
        .find(objectId)
        .filter(row -> !row.unused() && !row.backend().equals(backend))
        .map(
            row -> {
              String key = ObjectKey.next();
              Object[] node =
                  relocations.someNode(objectId).stream()
                      .findFirst()
                      .orElse(new Object[] {"", null});
              return new Relocated(
                  row,
                  (String) node[0],
                  (String) node[1],
                  relocations.reserve(backend, key),
                  backend,
                  key);
            });
  }

  /**
   * Readers find the copy from now on; those that have the old bytes open keep them for the grace.
   *
   * @return false when the bytes are elsewhere by now
   */
  public boolean finish(Relocated relocated) {
    return relocations.swap(relocated, config.sweepGrace());
  }

  /** Leaves the copy to the sweep. */
  public void abandon(Relocated relocated) {
    objects.abandon(relocated.reservedId());
  }
}
