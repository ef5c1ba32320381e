package org.vospace.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.hibernate.query.NativeQuery;
import org.vospace.model.ExecutionPhase;
import org.vospace.model.JobError;
import org.vospace.model.JobProgress;
import org.vospace.model.JobResult;

/** The queue, and the executions of this server: only its own can be changed. */
@ApplicationScoped
class QueueDao {
  @PersistenceContext(unitName = "vospace")
  private EntityManager entities;

  /** For the container. */
  QueueDao() {}

  QueueDao(EntityManager entities) {
    this.entities = entities;
  }

  List<Claim> claim(String server, Duration lease, int slots, int longSlots, int share) {
    return claims(
        entities
            .createNativeQuery(JobSql.CLAIM, Object[].class)
            .setParameter("longSlots", longSlots)
            .setParameter("share", share),
        server,
        lease,
        slots);
  }

  /**
   * @return whether the job is this server's now
   */
  boolean begin(
      String server, Duration lease, String id, Collection<ExecutionPhase> from, int share) {
    return entities
            .createNativeQuery(JobSql.BEGIN)
            .setParameter("server", server)
            .setParameter("lease", lease.toString())
            .setParameter("id", id)
            .setParameter("from", from.stream().map(Enum::name).toArray(String[]::new))
            .setParameter("share", share)
            .executeUpdate()
        == 1;
  }

  /**
   * @param server empty for whichever has room
   * @return whether the job waited for its caller
   */
  boolean resume(String server, Duration lease, String id) {
    return execution(JobSql.RESUME, server, id)
            .setParameter("lease", lease.toString())
            .executeUpdate()
        == 1;
  }

  boolean isWaiting() {
    return (Boolean)
        entities
            .createNativeQuery(
                "SELECT EXISTS (SELECT 1 FROM job WHERE phase = 'QUEUED' AND server IS NULL)",
                Boolean.class)
            .getSingleResult();
  }

  List<Claim> takeOver(String server, Duration lease, int slots, boolean longOnes) {
    return claims(
        entities
            .createNativeQuery(JobSql.TAKE_OVER, Object[].class)
            .setParameter("longOnes", longOnes),
        server,
        lease,
        slots);
  }

  private static List<Claim> claims(Query query, String server, Duration lease, int slots) {
    List<?> rows =
        query
            .setParameter("server", server)
            .setParameter("lease", lease.toString())
            .setParameter("slots", slots)
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(row -> new Claim((String) row[0], (Boolean) row[1]))
        .toList();
  }

  void keep(String server, Collection<String> ids, Duration lease) {
    entities
        .createNativeQuery(JobSql.KEEP)
        .setParameter("server", server)
        .setParameter("ids", ids.toArray(String[]::new))
        .setParameter("lease", lease.toString())
        .executeUpdate();
  }

  void giveBack(String server, String id) {
    entities
        .createNativeQuery(JobSql.GIVE_BACK)
        .setParameter("server", server)
        .setParameter("id", id)
        .executeUpdate();
  }

  /**
   * @throws JobStopped
   */
  void checkpoint(String server, String id, String checkpoint, JobProgress progress) {
    NativeQuery<?> query = execution(JobSql.CHECKPOINT, server, id);
    query
        .setParameter("checkpoint", checkpoint, String.class)
        .setParameter("nodesDone", progress.nodesDone(), Long.class)
        .setParameter("nodesTotal", progress.nodesTotal(), Long.class)
        .setParameter("bytesDone", progress.bytesDone(), Long.class)
        .setParameter("bytesTotal", progress.bytesTotal(), Long.class);
    requireOwn(query);
  }

  /**
   * @throws JobStopped
   */
  void finish(String server, String id, List<JobResult> results, JobError error) {
    NativeQuery<?> query = execution(JobSql.FINISH, server, id);
    query
        .setParameter(
            "phase", (error == null ? ExecutionPhase.COMPLETED : ExecutionPhase.ERROR).name())
        .setParameter("results", TransferJson.writeResults(results))
        .setParameter("summary", error == null ? null : error.summary(), String.class)
        .setParameter("fault", error == null ? null : error.fault(), String.class);
    requireOwn(query);
  }

  /**
   * @throws JobStopped
   */
  void handOver(String server, String id, List<JobResult> results) {
    requireOwn(
        execution(JobSql.HAND_OVER, server, id)
            .setParameter("results", TransferJson.writeResults(results)));
  }

  private NativeQuery<?> execution(String sql, String server, String id) {
    return entities
        .createNativeQuery(sql)
        .unwrap(NativeQuery.class)
        .setParameter("server", server)
        .setParameter("id", id);
  }

  private static void requireOwn(Query query) {
    if (query.executeUpdate() != 1) {
      throw new JobStopped();
    }
  }
}
