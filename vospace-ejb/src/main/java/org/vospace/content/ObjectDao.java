package org.vospace.content;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.query.NativeQuery;
import org.vospace.storage.Checksum;

/** Rows of the bytes that are in the back ends. */
@ApplicationScoped
class ObjectDao {
  private static final String COMMIT =
      """
      UPDATE object
      SET length = :length, md5 = :md5, sha256 = :sha256, crc32c = :crc32c, sweep_after = NULL
      WHERE id = :id AND doomed_at IS NULL
      """;

  /** The names in use, found by skipping through the index. */
  private static final String BACKENDS =
      """
      WITH RECURSIVE used AS (
        (SELECT backend FROM object ORDER BY backend LIMIT 1)
        UNION ALL
        SELECT (SELECT o.backend FROM object o WHERE o.backend > used.backend
                ORDER BY o.backend LIMIT 1)
        FROM used WHERE used.backend IS NOT NULL
      )
      SELECT backend FROM used WHERE backend IS NOT NULL
      """;

  /**
   * From here on nothing can be made of these rows but to be removed, by whoever gets to it. What
   * is being written is left alone for as long as its lease is renewed.
   */
  private static final String DOOM =
      """
      UPDATE object SET doomed_at = now() WHERE id IN (
        SELECT o.id FROM object o
        WHERE o.backend = :backend AND o.sweep_after < now()
          AND (o.doomed_at IS NULL OR o.doomed_at < now() - INTERVAL '5 minutes')
          AND NOT EXISTS (SELECT 1 FROM node n WHERE n.object_id = o.id)
          AND NOT EXISTS (SELECT 1 FROM node_copy_row r WHERE r.object_id = o.id)
          AND NOT EXISTS (
            SELECT 1 FROM write_lease l WHERE l.object_id = o.id AND l.until > now())
        ORDER BY o.sweep_after
        LIMIT :limit
        FOR UPDATE OF o SKIP LOCKED)
      RETURNING id, key
      """;

  @PersistenceContext(unitName = "vospace")
  private EntityManager entities;

  /** For the container. */
  ObjectDao() {}

  ObjectDao(EntityManager entities) {
    this.entities = entities;
  }

  ObjectEntity reserve(String backend, String key, Duration grace) {
    ObjectEntity object = new ObjectEntity(backend, key, Instant.now().plus(grace));
    entities.persist(object);
    return object;
  }

  Optional<ObjectEntity> find(long id) {
    return Optional.ofNullable(entities.find(ObjectEntity.class, id));
  }

  /** Those of the rows that exist, by their ids. */
  Map<Long, ObjectEntity> find(Collection<Long> ids) {
    return entities
        .createQuery("SELECT o FROM ObjectEntity o WHERE o.id IN :ids", ObjectEntity.class)
        .setParameter("ids", ids)
        .getResultStream()
        .collect(Collectors.toMap(ObjectEntity::id, Function.identity()));
  }

  /**
   * @return whether the row was still there to be used
   */
  boolean commit(long id, long length, List<Checksum> checksums) {
    NativeQuery<?> query = entities.createNativeQuery(COMMIT).unwrap(NativeQuery.class);
    return query
            .setParameter("id", id)
            .setParameter("length", length)
            .setParameter("md5", hex(checksums, Checksum.Algorithm.MD5), String.class)
            .setParameter("sha256", hex(checksums, Checksum.Algorithm.SHA256), String.class)
            .setParameter("crc32c", hex(checksums, Checksum.Algorithm.CRC32C), String.class)
            .executeUpdate()
        == 1;
  }

  /** The coding belongs to the bytes: whatever node shares them has it. */
  void encode(long id, String encoding) {
    if (encoding != null) {
      entities
          .createNativeQuery("UPDATE object SET content_encoding = :encoding WHERE id = :id")
          .setParameter("id", id)
          .setParameter("encoding", encoding)
          .executeUpdate();
    }
  }

  /** The names of all back ends that have bytes, or are to get some. */
  List<String> backends() {
    List<?> names = entities.createNativeQuery(BACKENDS, String.class).getResultList();
    return names.stream().map(String.class::cast).toList();
  }

  /** Gives up what was reserved and not committed. */
  void abandon(long id) {
    entities
        .createNativeQuery(
            "UPDATE object SET sweep_after = now() WHERE id = :id AND sweep_after IS NOT NULL")
        .setParameter("id", id)
        .executeUpdate();
  }

  /** Bytes of a back end that no node has and nobody writes; they are given up for good. */
  List<Doomed> doom(String backend, int limit) {
    List<?> rows =
        entities
            .createNativeQuery(DOOM, Object[].class)
            .setParameter("backend", backend)
            .setParameter("limit", limit)
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(row -> new Doomed(((Number) row[0]).longValue(), (String) row[1]))
        .toList();
  }

  /** Removes the rows of what has gone from its back end. */
  void remove(Collection<Long> ids) {
    entities
        .createNativeQuery("DELETE FROM object WHERE id = ANY (CAST(:ids AS bigint[]))")
        .setParameter("ids", ids.toArray(Long[]::new))
        .executeUpdate();
  }

  private static String hex(List<Checksum> checksums, Checksum.Algorithm algorithm) {
    return checksums.stream()
        .filter(checksum -> checksum.algorithm() == algorithm)
        .map(Checksum::hex)
        .findFirst()
        .orElse(null);
  }
}
