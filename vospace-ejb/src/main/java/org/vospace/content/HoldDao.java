package org.vospace.content;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;

/** Bytes that a job needs though no node has them. */
@ApplicationScoped
class HoldDao {
  private static final String ABANDON =
      """
      WITH held AS (DELETE FROM object_hold WHERE job_id = :job RETURNING object_id)
      UPDATE object SET sweep_after = now()
      WHERE id IN (SELECT object_id FROM held) AND sweep_after IS NOT NULL
      """;

  @PersistenceContext(unitName = "vospace")
  private EntityManager entities;

  void hold(String job, long object) {
    entities
        .createNativeQuery("INSERT INTO object_hold (object_id, job_id) VALUES (:object, :job)")
        .setParameter("object", object)
        .setParameter("job", job)
        .executeUpdate();
  }

  void release(Collection<Long> objects) {
    entities
        .createNativeQuery("DELETE FROM object_hold WHERE object_id = ANY (CAST(:ids AS bigint[]))")
        .setParameter("ids", objects.toArray(Long[]::new))
        .executeUpdate();
  }

  /** Leaves what a job held and no node has to the sweeper. */
  void abandon(String job) {
    entities.createNativeQuery(ABANDON).setParameter("job", job).executeUpdate();
  }
}
