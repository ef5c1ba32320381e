package org.vospace.archive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.hibernate.query.NativeQuery;
import org.vospace.model.ArchiveFormat;
import org.vospace.model.VosUri;
import org.vospace.node.WriteTarget;

/** Archives that are being unpacked. */
@ApplicationScoped
class UnpackingDao {
  private static final String COLUMNS =
      "SELECT job_id, format, target, parent_id, node_id, object_id, top_id FROM unpacking u ";

  private static final String INSERT =
      """
      INSERT INTO unpacking (job_id, format, target, parent_id, node_id, object_id)
      VALUES (:job, :format, :target, :parent, :node, :object)
      """;

  /** What is left of jobs that have ended one way or another. */
  private static final String ENDED =
      COLUMNS
          + """
          WHERE NOT EXISTS (
            SELECT 1 FROM job j WHERE j.id = u.job_id AND j.phase IN ('QUEUED', 'EXECUTING'))
          LIMIT 1 FOR UPDATE SKIP LOCKED
          """;

  @PersistenceContext(unitName = "vospace")
  private EntityManager entities;

  void insert(String jobId, ArchiveFormat format, WriteTarget target, long objectId) {
    NativeQuery<?> query = entities.createNativeQuery(INSERT).unwrap(NativeQuery.class);
    query
        .setParameter("job", jobId)
        .setParameter("format", format.name())
        .setParameter("target", target.uri().toString())
        .setParameter("parent", target.parentId())
        .setParameter("node", target.nodeId(), Long.class)
        .setParameter("object", objectId)
        .executeUpdate();
  }

  Optional<Unpacking> find(String jobId) {
    return first(
        entities
            .createNativeQuery(COLUMNS + "WHERE job_id = :job", Object[].class)
            .setParameter("job", jobId)
            .getResultList());
  }

  /** One of a job that has ended, locked. */
  Optional<Unpacking> ended() {
    return first(entities.createNativeQuery(ENDED, Object[].class).getResultList());
  }

  void setTop(String jobId, long top) {
    entities
        .createNativeQuery("UPDATE unpacking SET top_id = :top WHERE job_id = :job")
        .setParameter("job", jobId)
        .setParameter("top", top)
        .executeUpdate();
  }

  void remove(String jobId) {
    entities
        .createNativeQuery("DELETE FROM unpacking WHERE job_id = :job")
        .setParameter("job", jobId)
        .executeUpdate();
  }

  private static Optional<Unpacking> first(List<?> rows) {
    return rows.stream()
        .map(Object[].class::cast)
        .map(
            row ->
                new Unpacking(
                    (String) row[0],
                    ArchiveFormat.valueOf((String) row[1]),
                    new WriteTarget(VosUri.parse((String) row[2]), id(row[3]), id(row[4]), false),
                    id(row[5]),
                    id(row[6])))
        .findFirst();
  }

  private static Long id(Object column) {
    return column == null ? null : ((Number) column).longValue();
  }
}
