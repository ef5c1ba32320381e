package org.vospace.node;

/** The statements of {@link CopyDao}. */
final class CopySql {
  /**
   * The plan: every row of the copy, from the snapshot of this one statement, with the ids it will
   * have. The source is followed from the top down, so a container comes before what is in it.
   */
  static final String PLAN =
      """
      WITH RECURSIVE src AS (
        SELECT n.id AS source_id, s.id AS id, CAST(3 AS bigint) AS parent_id,
               CAST('3' AS ltree) || to_hex(s.id) AS path, 0 AS depth
        FROM node n CROSS JOIN LATERAL (SELECT nextval('node_id') + 0 * n.id AS id) s
        WHERE n.id = :top
        UNION ALL
        SELECT n.id, s.id, src.id, src.path || to_hex(s.id), src.depth + 1
        FROM src JOIN node n ON n.parent_id = src.source_id
        CROSS JOIN LATERAL (SELECT nextval('node_id') + 0 * n.id AS id) s
      )
      INSERT INTO node_copy_row (job_id, seq, id, parent_id, path, name, type, group_read, group_write,
        public_read, immutable, content_type, link_target, object_id, source_id, properties)
      SELECT :job, row_number() OVER (ORDER BY src.depth, src.id), src.id, src.parent_id,
        CASE WHEN n.type = 'ContainerNode' THEN src.path END,
        CASE WHEN src.depth = 0 THEN to_hex(src.id) ELSE n.name END,
        n.type, n.group_read, n.group_write, n.public_read, n.immutable, n.content_type, n.link_target,
        n.object_id, n.id,
        (SELECT jsonb_object_agg(p.uri, p.value) FROM property p
          WHERE p.node_id = n.id AND p.uri <> 'urn:vospace:backend')
      FROM src JOIN node n ON n.id = src.source_id
      """;

  static final String BEGIN =
      "INSERT INTO node_copy (job_id, top_id) VALUES (:job, 0) ON CONFLICT DO NOTHING";

  static final String SET_TOP =
      """
      UPDATE node_copy SET top_id = (SELECT id FROM node_copy_row WHERE job_id = :job AND seq = 1)
      WHERE job_id = :job
      """;

  static final String TOP =
      """
      SELECT n.id, n.name, CAST(c.path AS text) FROM node_copy t JOIN node n ON n.id = t.top_id
      LEFT JOIN container c ON c.id = n.id WHERE t.job_id = :job
      """;

  /** Each combination of permissions in the plan's source, to be asked about. */
  static final String PERMISSIONS =
      """
      SELECT DISTINCT n.owner, n.group_read, n.group_write, n.public_read
      FROM node_copy_row r JOIN node n ON n.id = r.source_id WHERE r.job_id = :job
      """;

  /** One statement, because a container of the batch may contain another one of it. */
  static final String MAKE =
      """
      WITH batch AS (
        SELECT * FROM node_copy_row WHERE job_id = :job AND seq > :from AND seq <= :to
      ), made AS (
        INSERT INTO node (id, parent_id, name, type, owner, group_read, group_write, public_read,
          immutable, content_type, link_target, object_id)
        SELECT id, parent_id, name, type, :owner, group_read, group_write, public_read,
          immutable, content_type, link_target, object_id
        FROM batch
      ), spine AS (
        INSERT INTO container (id, path) SELECT id, path FROM batch WHERE path IS NOT NULL
      )
      INSERT INTO property (node_id, uri, value)
      SELECT batch.id, p.key, p.value FROM batch, jsonb_each_text(batch.properties) p
      WHERE batch.properties IS NOT NULL
      """;

  static final String ROWS = "SELECT count(*) FROM node_copy_row WHERE job_id = :job";

  /** Copies whose jobs have ended one way or another. */
  static final String ENDED =
      """
      SELECT c.job_id, c.top_id FROM node_copy c
      WHERE NOT EXISTS (
        SELECT 1 FROM job j WHERE j.id = c.job_id AND j.phase IN ('QUEUED', 'EXECUTING'))
      LIMIT 1
      FOR UPDATE SKIP LOCKED
      """;

  /** A tree that was never attached goes the way of deleted ones. */
  static final String DISCARD =
      """
      WITH top AS (
        UPDATE node SET parent_id = 2 WHERE id = :top AND parent_id = 3 RETURNING id
      )
      UPDATE container SET detached_at = 'epoch' WHERE id IN (SELECT id FROM top)
      """;

  static final String DISCARD_LEAF =
      """
      WITH gone AS (
        DELETE FROM node WHERE id = :top AND parent_id IN (2, 3) AND type <> 'ContainerNode'
        RETURNING object_id
      )
      UPDATE object SET sweep_after = now()
      WHERE id IN (SELECT object_id FROM gone)
        AND NOT EXISTS (SELECT 1 FROM node n WHERE n.object_id = object.id AND n.id <> :top)
      """;

  static final String FORGET_ROWS =
      """
      DELETE FROM node_copy_row WHERE job_id = :job AND seq IN (
        SELECT seq FROM node_copy_row WHERE job_id = :job LIMIT :limit)
      """;

  private CopySql() {}
}
