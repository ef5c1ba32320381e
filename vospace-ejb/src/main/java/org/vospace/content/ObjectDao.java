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

/** Rows of the bytes that are in the back ends. */
@ApplicationScoped
class ObjectDao {
  private static final String COMMIT =
      "UPDATE object SET length = :length, md5 = :md5, sweep_after = NULL WHERE id = :id";

  /** What is being written is left alone for as long as its lease is renewed. */
  private static final String DUE =
      """
      SELECT o.* FROM object o
      WHERE o.sweep_after < now()
        AND NOT EXISTS (SELECT 1 FROM node n WHERE n.object_id = o.id)
        AND NOT EXISTS (SELECT 1 FROM node_copy_row r WHERE r.object_id = o.id)
        AND NOT EXISTS (SELECT 1 FROM write_lease l WHERE l.object_id = o.id AND l.until > now())
      ORDER BY o.sweep_after
      LIMIT :limit
      FOR UPDATE OF o SKIP LOCKED
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

  void commit(long id, long length, String md5) {
    NativeQuery<?> query = entities.createNativeQuery(COMMIT).unwrap(NativeQuery.class);
    query
        .setParameter("id", id)
        .setParameter("length", length)
        .setParameter("md5", md5, String.class)
        .executeUpdate();
  }

  /** Gives up what was reserved and not committed. */
  void abandon(long id) {
    entities
        .createNativeQuery(
            "UPDATE object SET sweep_after = now() WHERE id = :id AND sweep_after IS NOT NULL")
        .setParameter("id", id)
        .executeUpdate();
  }

  /** Bytes that no node has and nobody writes; their rows are locked. */
  List<ObjectEntity> due(int limit) {
    List<?> rows =
        entities
            .createNativeQuery(DUE, ObjectEntity.class)
            .setParameter("limit", limit)
            .getResultList();
    return rows.stream().map(ObjectEntity.class::cast).toList();
  }

  void remove(ObjectEntity object) {
    entities.remove(object);
  }
}
