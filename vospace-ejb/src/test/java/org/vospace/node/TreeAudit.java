package org.vospace.node;

import jakarta.persistence.EntityManager;
import java.util.LinkedHashMap;
import java.util.Map;

/** The full check of the node tables: every count but the last must be zero. */
final class TreeAudit {
  private static final String REACHABLE =
      """
      WITH RECURSIVE tree AS (
        SELECT id, type, CAST('1' AS ltree) AS path, false AS detached FROM node WHERE id = 1
        UNION ALL
        SELECT n.id, n.type, CASE WHEN n.type = 'ContainerNode' THEN t.path || to_hex(n.id) ELSE t.path END, false
        FROM tree t JOIN node n ON n.parent_id = t.id
      )
      """;

  private TreeAudit() {}

  static Map<String, Long> of(EntityManager entities) {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put(
        "stale paths",
        count(
            entities,
            REACHABLE
                + "SELECT count(*) FROM tree t JOIN container c ON c.id = t.id WHERE c.path <> t.path"));
    counts.put(
        "containers without spine",
        count(
            entities,
            "SELECT count(*) FROM node n WHERE n.type = 'ContainerNode'"
                + " AND NOT EXISTS (SELECT 1 FROM container c WHERE c.id = n.id)"));
    counts.put(
        "spines of no container",
        count(
            entities,
            "SELECT count(*) FROM container c JOIN node n ON n.id = c.id"
                + " WHERE n.type <> 'ContainerNode'"));
    counts.put(
        "unreachable",
        count(
            entities,
            REACHABLE
                + ", trash AS (SELECT id FROM node WHERE id IN (2, 3)"
                + " UNION ALL SELECT n.id FROM trash JOIN node n ON n.parent_id = trash.id)"
                + " SELECT count(*) FROM node WHERE id NOT IN (SELECT id FROM tree)"
                + " AND id NOT IN (SELECT id FROM trash)"));
    counts.put(
        "detached but listed",
        count(
            entities,
            REACHABLE
                + "SELECT count(*) FROM tree t JOIN container c ON c.id = t.id"
                + " WHERE c.detached_at IS NOT NULL"));
    return counts;
  }

  static long present(EntityManager entities) {
    return count(entities, REACHABLE + "SELECT count(*) FROM tree");
  }

  static long trashed(EntityManager entities) {
    return count(
        entities,
        "WITH RECURSIVE t AS (SELECT id FROM node WHERE parent_id = 2"
            + " UNION ALL SELECT n.id FROM t JOIN node n ON n.parent_id = t.id)"
            + " SELECT count(*) FROM t");
  }

  private static long count(EntityManager entities, String sql) {
    return ((Number) entities.createNativeQuery(sql).getSingleResult()).longValue();
  }
}
