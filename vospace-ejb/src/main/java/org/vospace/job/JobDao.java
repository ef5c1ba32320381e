package org.vospace.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.vospace.access.Caller;
import org.vospace.model.ExecutionPhase;
import org.vospace.model.Job;

/** Rows of the job table; a phase is changed by a compare-and-set alone. */
@ApplicationScoped
class JobDao {
  private static final int LONGEST_LIST = 10_000;

  @PersistenceContext(unitName = "vospace")
  private EntityManager entities;

  /** For the container. */
  JobDao() {}

  JobDao(EntityManager entities) {
    this.entities = entities;
  }

  /**
   * @param base public address of the service as the caller used it
   */
  void insert(Job job, Caller caller, String base) {
    entities.persist(new JobEntity(job, caller, base));
    // What follows in the transaction refers to the row by statements of its own.
    entities.flush();
  }

  Optional<Work> work(String id) {
    return entity(id).map(JobEntity::work);
  }

  /** The newest jobs of an owner first. */
  List<Work> of(String owner, JobFilter filter) {
    Collection<ExecutionPhase> phases =
        filter.phases().isEmpty()
            ? Arrays.stream(ExecutionPhase.values())
                .filter(phase -> phase != ExecutionPhase.ARCHIVED)
                .toList()
            : filter.phases();
    return entities
        .createQuery(
            "SELECT j FROM JobEntity j WHERE j.owner = :owner AND j.phase IN :phases"
                + " AND j.creationTime > :after ORDER BY j.creationTime DESC",
            JobEntity.class)
        .setParameter("owner", owner)
        .setParameter("phases", phases)
        .setParameter("after", filter.after().orElse(Instant.EPOCH))
        .setMaxResults(Math.min(filter.last().orElse(LONGEST_LIST), LONGEST_LIST))
        .getResultStream()
        .map(JobEntity::work)
        .toList();
  }

  /** The owner's jobs that have changed since an event, in the order of their changes. */
  List<Work> changedSince(String owner, long event) {
    return entities
        .createQuery(
            "SELECT j FROM JobEntity j WHERE j.owner = :owner AND j.event > :event"
                + " ORDER BY j.event",
            JobEntity.class)
        .setParameter("owner", owner)
        .setParameter("event", event)
        .setMaxResults(LONGEST_LIST)
        .getResultStream()
        .map(JobEntity::work)
        .toList();
  }

  /**
   * @return whether the job was in one of the phases it leaves
   */
  boolean change(String id, Collection<ExecutionPhase> from, ExecutionPhase to) {
    return entities
            .createNativeQuery(JobSql.CHANGE_PHASE)
            .setParameter("id", id)
            .setParameter("from", from.stream().map(Enum::name).toArray(String[]::new))
            .setParameter("to", to.name())
            .setParameter("ends", !to.isActive())
            .executeUpdate()
        == 1;
  }

  boolean setExecutionDuration(String id, long seconds) {
    return entities
            .createQuery("UPDATE JobEntity SET executionDuration = :seconds WHERE id = :id")
            .setParameter("seconds", seconds)
            .setParameter("id", id)
            .executeUpdate()
        == 1;
  }

  boolean setDestruction(String id, Instant destruction) {
    return entities
            .createQuery("UPDATE JobEntity SET destruction = :destruction WHERE id = :id")
            .setParameter("destruction", destruction)
            .setParameter("id", id)
            .executeUpdate()
        == 1;
  }

  void delete(String id) {
    entities
        .createQuery("DELETE FROM JobEntity WHERE id = :id")
        .setParameter("id", id)
        .executeUpdate();
  }

  int abortExpired() {
    return entities.createNativeQuery(JobSql.ABORT_EXPIRED).executeUpdate();
  }

  int abortOverdue() {
    return entities.createNativeQuery(JobSql.ABORT_OVERDUE).executeUpdate();
  }

  int archive(int limit) {
    return entities.createNativeQuery(JobSql.ARCHIVE).setParameter("limit", limit).executeUpdate();
  }

  int purge(Duration kept, int limit) {
    return entities
        .createNativeQuery(JobSql.PURGE)
        .setParameter("kept", kept.toString())
        .setParameter("limit", limit)
        .executeUpdate();
  }

  private Optional<JobEntity> entity(String id) {
    return Optional.ofNullable(entities.find(JobEntity.class, id));
  }
}
