package org.vospace.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.vospace.model.ExecutionPhase;
import org.vospace.model.Job;

/** Rows of the job table; a phase is changed by a compare-and-set alone. */
@ApplicationScoped
class JobDao {
  private static final String CHANGE_PHASE =
      """
      UPDATE job SET phase = :to,
        end_time = CASE WHEN :ends THEN now() ELSE end_time END
      WHERE id = :id AND phase = :from
      """;

  /** A transfer whose endpoints have expired can no longer be done (UWS 1.1 §2.1.4). */
  private static final String ABORT_EXPIRED =
      """
      UPDATE job SET phase = 'ABORTED', end_time = now()
      WHERE phase = 'EXECUTING' AND id IN (
        SELECT t.job_id FROM transfer t WHERE t.expires < now()
          AND NOT EXISTS (SELECT 1 FROM write_lease l WHERE l.job_id = t.job_id AND l.until > now()))
      """;

  private static final String DESTROY =
      """
      DELETE FROM job WHERE id IN (
        SELECT id FROM job WHERE destruction < now() ORDER BY destruction LIMIT :limit
        FOR UPDATE SKIP LOCKED)
      """;

  @PersistenceContext(unitName = "vospace")
  private EntityManager entities;

  /** For the container. */
  JobDao() {}

  JobDao(EntityManager entities) {
    this.entities = entities;
  }

  void insert(Job job) {
    entities.persist(new JobEntity(job));
  }

  Optional<Job> find(String id) {
    return Optional.ofNullable(entities.find(JobEntity.class, id)).map(JobEntity::job);
  }

  /** The newest jobs of an owner. */
  List<Job> of(String owner, int limit) {
    return entities
        .createQuery(
            "SELECT j FROM JobEntity j WHERE j.owner = :owner AND j.phase <> :archived"
                + " ORDER BY j.creationTime DESC",
            JobEntity.class)
        .setParameter("owner", owner)
        .setParameter("archived", ExecutionPhase.ARCHIVED)
        .setMaxResults(limit)
        .getResultStream()
        .map(JobEntity::job)
        .toList();
  }

  /**
   * @return whether the job was in the phase it leaves
   */
  boolean change(String id, ExecutionPhase from, ExecutionPhase to) {
    return entities
            .createNativeQuery(CHANGE_PHASE)
            .setParameter("id", id)
            .setParameter("from", from.name())
            .setParameter("to", to.name())
            .setParameter("ends", !to.isActive())
            .executeUpdate()
        == 1;
  }

  int abortExpired() {
    return entities.createNativeQuery(ABORT_EXPIRED).executeUpdate();
  }

  int destroy(int limit) {
    return entities.createNativeQuery(DESTROY).setParameter("limit", limit).executeUpdate();
  }
}
