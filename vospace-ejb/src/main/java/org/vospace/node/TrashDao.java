package org.vospace.node;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;

/** What was deleted and waits to be swept: containers below the trash, and all that is in them. */
@ApplicationScoped
class TrashDao {
  /** Containers first: what a walker can still reach from a swept one does not exist. */
  private static final String DELETE_LEAVES =
      """
      WITH due AS (
        SELECT path FROM container WHERE detached_at < now() - CAST(:grace AS interval)
        ORDER BY detached_at LIMIT 100
      ), batch AS (
        SELECT n.id FROM due
        JOIN container c
          ON subpath(c.path, 0, least(nlevel(c.path), 32))
               <@ subpath(due.path, 0, least(nlevel(due.path), 32))
          AND c.path <@ due.path
        JOIN node n ON n.parent_id = c.id AND n.type <> 'ContainerNode'
        LIMIT :limit
        FOR UPDATE OF n SKIP LOCKED
      ), gone AS (
        DELETE FROM node WHERE id IN (SELECT id FROM batch) RETURNING object_id
      ), released AS (
        UPDATE object SET sweep_after = now() WHERE id IN (SELECT object_id FROM gone)
      )
      SELECT count(*) FROM gone
      """;

  /** Containers of the deleted trees that have become empty. */
  private static final String DELETE_EMPTY_CONTAINERS =
      """
      WITH due AS (
        SELECT path FROM container WHERE detached_at < now() - CAST(:grace AS interval)
        ORDER BY detached_at LIMIT 100
      ), batch AS (
        SELECT c.id FROM due
        JOIN container c
          ON subpath(c.path, 0, least(nlevel(c.path), 32))
               <@ subpath(due.path, 0, least(nlevel(due.path), 32))
          AND c.path <@ due.path
        WHERE NOT EXISTS (SELECT 1 FROM node n WHERE n.parent_id = c.id)
        LIMIT :limit
        FOR UPDATE OF c SKIP LOCKED
      ), spine AS (
        DELETE FROM container WHERE id IN (SELECT id FROM batch) RETURNING id
      )
      SELECT CAST(coalesce(array_agg(id), '{}') AS bigint[]) FROM spine
      """;

  @PersistenceContext(unitName = "vospace")
  private EntityManager entities;

  /** For the container. */
  TrashDao() {}

  TrashDao(EntityManager entities) {
    this.entities = entities;
  }

  /** Removes a batch of data nodes and links. */
  int deleteLeaves(Duration grace, int limit) {
    return ((Number)
            entities
                .createNativeQuery(DELETE_LEAVES)
                .setParameter("grace", grace.toString())
                .setParameter("limit", limit)
                .getSingleResult())
        .intValue();
  }

  /** Removes a batch of empty containers; the node follows its row of the spine. */
  int deleteEmptyContainers(Duration grace, int limit) {
    Long[] ids =
        (Long[])
            entities
                .createNativeQuery(DELETE_EMPTY_CONTAINERS, Long[].class)
                .setParameter("grace", grace.toString())
                .setParameter("limit", limit)
                .getSingleResult();
    if (ids.length > 0) {
      entities
          .createNativeQuery("DELETE FROM node WHERE id = ANY (CAST(:ids AS bigint[]))")
          .setParameter("ids", ids)
          .executeUpdate();
    }
    return ids.length;
  }
}
