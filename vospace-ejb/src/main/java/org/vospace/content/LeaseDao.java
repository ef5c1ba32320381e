package org.vospace.content;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.time.Duration;
import java.util.Collection;
import org.hibernate.query.NativeQuery;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.node.WriteTarget;
import org.vospace.persistence.SqlStates;

/** Leases of writes. Time is the database's, so that servers need not agree on theirs. */
@ApplicationScoped
class LeaseDao {
  private static final String REMOVE_ENDED =
      """
      DELETE FROM write_lease
      WHERE until < now() AND (node_id = :node OR (parent_id = :parent AND name = :name))
      """;

  private static final String ACQUIRE =
      """
      INSERT INTO write_lease (job_id, parent_id, name, node_id, object_id, until)
      VALUES (:job, :parent, :name, :node, :object, now() + CAST(:lease AS interval))
      """;

  private static final String RENEW =
      """
      UPDATE write_lease SET until = now() + CAST(:lease AS interval)
      WHERE job_id = ANY (CAST(:jobs AS text[]))
      """;

  private static final String BUSY =
      """
      SELECT EXISTS (
        SELECT 1 FROM write_lease
        WHERE until > now() AND (node_id = :node OR (parent_id = :parent AND name = :name)))
      """;

  @PersistenceContext(unitName = "vospace")
  private EntityManager entities;

  /** For the container. */
  LeaseDao() {}

  LeaseDao(EntityManager entities) {
    this.entities = entities;
  }

  boolean isBusy(WriteTarget target) {
    return (Boolean) statement(BUSY, target, Boolean.class).getSingleResult();
  }

  /**
   * @throws VospaceException NodeBusy while another write has the lease
   */
  void acquire(String job, WriteTarget target, long object, Duration lease) {
    statement(REMOVE_ENDED, target, null).executeUpdate();
    try {
      statement(ACQUIRE, target, null)
          .setParameter("job", job)
          .setParameter("object", object)
          .setParameter("lease", lease.toString())
          .executeUpdate();
    } catch (PersistenceException e) {
      if (SqlStates.is(e, SqlStates.UNIQUE_VIOLATION)) {
        throw new VospaceException(Fault.NODE_BUSY, target.uri().toString());
      }
      throw e;
    }
  }

  void renew(Collection<String> jobs, Duration lease) {
    entities
        .createNativeQuery(RENEW)
        .setParameter("jobs", jobs.toArray(String[]::new))
        .setParameter("lease", lease.toString())
        .executeUpdate();
  }

  /**
   * @return whether the job still had a lease for that object
   */
  boolean release(String job, long object) {
    return entities
            .createNativeQuery(
                "DELETE FROM write_lease WHERE job_id = :job AND object_id = :object")
            .setParameter("job", job)
            .setParameter("object", object)
            .executeUpdate()
        == 1;
  }

  void end(String job) {
    entities
        .createNativeQuery("DELETE FROM write_lease WHERE job_id = :job")
        .setParameter("job", job)
        .executeUpdate();
  }

  private NativeQuery<?> statement(String sql, WriteTarget target, Class<?> result) {
    NativeQuery<?> query =
        (result == null ? entities.createNativeQuery(sql) : entities.createNativeQuery(sql, result))
            .unwrap(NativeQuery.class);
    return query
        .setParameter("node", target.nodeId(), Long.class)
        .setParameter("parent", target.parentId())
        .setParameter("name", target.uri().path().name());
  }
}
