package org.vospace.node;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Optional;
import org.hibernate.query.NativeQuery;
import org.vospace.model.Permissions;

/** Plans of copies, and the trees that are made from them where nobody sees them. */
@ApplicationScoped
class CopyDao {
  /** Parent of the trees that are being made. */
  static final long NURSERY = 3;

  @PersistenceContext(unitName = "vospace")
  private EntityManager entities;

  /** For the container. */
  CopyDao() {}

  CopyDao(EntityManager entities) {
    this.entities = entities;
  }

  /**
   * The top of a tree that was made.
   *
   * @param spine path in the spine; {@code null} of what is no container
   */
  record Top(long id, String name, String spine) {}

  /**
   * A tree whose job has ended.
   *
   * @param top id of its top
   */
  record Ended(String jobId, long top) {}

  /** Plans the copy of a node with all that is below it. */
  void plan(String jobId, long source) {
    query(CopySql.BEGIN, jobId).executeUpdate();
    query(CopySql.PLAN, jobId).setParameter("top", source).executeUpdate();
    query(CopySql.SET_TOP, jobId).executeUpdate();
  }

  /** The number of rows of a plan; 0 when there is none. */
  long planned(String jobId) {
    return ((Number) query(CopySql.ROWS, jobId).getSingleResult()).longValue();
  }

  /** Each combination of permissions among the nodes that are to be copied. */
  List<Permissions> permissions(String jobId) {
    List<?> combinations =
        entities
            .createNativeQuery(CopySql.PERMISSIONS, Object[].class)
            .setParameter("job", jobId)
            .getResultList();
    return combinations.stream()
        .map(Object[].class::cast)
        .map(
            row ->
                NodeColumns.permissions(
                    (String) row[0], (String) row[1], (String) row[2], Boolean.TRUE.equals(row[3])))
        .toList();
  }

  /** Makes the rows after {@code from} up to and with {@code to}. */
  void make(String jobId, String owner, long from, long to) {
    NativeQuery<?> query = entities.createNativeQuery(CopySql.MAKE).unwrap(NativeQuery.class);
    query
        .setParameter("job", jobId)
        .setParameter("owner", owner)
        .setParameter("from", from)
        .setParameter("to", to)
        .executeUpdate();
  }

  Top top(String jobId) {
    Object[] row =
        (Object[])
            entities
                .createNativeQuery(CopySql.TOP, Object[].class)
                .setParameter("job", jobId)
                .getSingleResult();
    return new Top(((Number) row[0]).longValue(), (String) row[1], (String) row[2]);
  }

  /** A copy whose job has ended, locked. */
  Optional<Ended> ended() {
    List<?> rows = entities.createNativeQuery(CopySql.ENDED, Object[].class).getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(row -> new Ended((String) row[0], ((Number) row[1]).longValue()))
        .findFirst();
  }

  /** Gives a tree that was never attached to the sweeper. */
  void discard(long top) {
    entities.createNativeQuery(CopySql.DISCARD).setParameter("top", top).executeUpdate();
    entities.createNativeQuery(CopySql.DISCARD_LEAF).setParameter("top", top).executeUpdate();
  }

  /**
   * @return how many rows of the plan went
   */
  int forgetRows(String jobId, int limit) {
    return query(CopySql.FORGET_ROWS, jobId).setParameter("limit", limit).executeUpdate();
  }

  void forget(String jobId) {
    query("DELETE FROM node_copy WHERE job_id = :job", jobId).executeUpdate();
  }

  private Query query(String sql, String jobId) {
    return entities.createNativeQuery(sql).setParameter("job", jobId);
  }
}
