package org.vospace.content;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/** Plans of relocations, and the swap of one place for another. */
@ApplicationScoped
class RelocationDao {
  /**
   * Bytes that are to leave a back end.
   *
   * @param containerId a container that has them; 0 for none
   */
  record Leaving(long id, String key, long containerId, Incoming incoming) {}

  @PersistenceContext(unitName = "vospace")
  private EntityManager entities;

  long plan(String jobId, long nodeId, String backend) {
    entities
        .createNativeQuery(RelocationSql.PLAN)
        .setParameter("job", jobId)
        .setParameter("node", nodeId)
        .setParameter("backend", backend)
        .executeUpdate();
    return planned(jobId);
  }

  long planned(String jobId) {
    return (Long)
        entities
            .createNativeQuery(RelocationSql.PLANNED, Long.class)
            .setParameter("job", jobId)
            .getSingleResult();
  }

  List<Long> next(String jobId, long after, int limit) {
    List<?> ids =
        entities
            .createNativeQuery(RelocationSql.NEXT, Long.class)
            .setParameter("job", jobId)
            .setParameter("after", after)
            .setParameter("limit", limit)
            .getResultList();
    return ids.stream().map(Long.class::cast).toList();
  }

  void forget(String jobId) {
    entities.createNativeQuery(RelocationSql.FORGET).setParameter("job", jobId).executeUpdate();
  }

  int forgetEnded() {
    return entities.createNativeQuery(RelocationSql.FORGET_ENDED).executeUpdate();
  }

  List<Leaving> leaving(String backend, String after, int limit) {
    List<?> rows =
        entities
            .createNativeQuery(RelocationSql.LEAVING, Object[].class)
            .setParameter("backend", backend)
            .setParameter("after", after)
            .setParameter("limit", limit)
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(
            r ->
                new Leaving(
                    ((Number) r[0]).longValue(),
                    (String) r[1],
                    r[3] == null ? 0 : ((Number) r[3]).longValue(),
                    new Incoming(
                        r[2] == null
                            ? OptionalLong.empty()
                            : OptionalLong.of(((Number) r[2]).longValue()),
                        (String) r[4])))
        .toList();
  }

  /** Name and media type of a node that has the bytes; empty for bytes of no node. */
  List<Object[]> someNode(long id) {
    List<?> rows =
        entities
            .createNativeQuery(RelocationSql.SOME_NODE, Object[].class)
            .setParameter("id", id)
            .getResultList();
    return rows.stream().map(Object[].class::cast).toList();
  }

  /** A row for bytes that are about to be copied; it is swept when nothing comes of it. */
  long reserve(String backend, String key) {
    return ((Number)
            entities
                .createNativeQuery(RelocationSql.RESERVE, Long.class)
                .setParameter("backend", backend)
                .setParameter("key", key)
                .getSingleResult())
        .longValue();
  }

  /**
   * @return false when the bytes are elsewhere by now, or the copy was given up; nothing is changed
   *     then
   */
  boolean swap(Relocated relocated, Duration grace) {
    StoredRow from = relocated.from();
    long locked =
        (Long)
            entities
                .createNativeQuery(RelocationSql.LOCK, Long.class)
                .setParameter("id", from.id())
                .setParameter("backend", from.backend())
                .setParameter("key", from.key())
                .setParameter("reserved", relocated.reservedId())
                .getSingleResult();
    if (locked != 2) {
      return false;
    }
    entities
        .createNativeQuery(RelocationSql.DROP_RESERVED)
        .setParameter("id", relocated.reservedId())
        .executeUpdate();
    entities
        .createNativeQuery(RelocationSql.SWAP)
        .setParameter("backend", relocated.backend())
        .setParameter("key", relocated.key())
        .setParameter("id", from.id())
        .executeUpdate();
    entities
        .createNativeQuery(RelocationSql.RELEASE)
        .setParameter("backend", from.backend())
        .setParameter("key", from.key())
        .setParameter("length", from.length())
        .setParameter("grace", grace.toString())
        .executeUpdate();
    return true;
  }
}
