package org.vospace.content;

/** The statements of {@link RelocationDao}. */
final class RelocationSql {
  /** Every object at and below a node, once. */
  static final String PLAN =
      """
      INSERT INTO relocation (job_id, object_id)
      SELECT :job, o.id FROM object o
      WHERE o.backend <> :backend AND o.sweep_after IS NULL AND o.id IN (
        SELECT n.object_id FROM node n WHERE n.id = :node
        UNION
        SELECT n.object_id FROM container top
        JOIN container c
          ON subpath(c.path, 0, least(nlevel(c.path), 32))
               <@ subpath(top.path, 0, least(nlevel(top.path), 32))
          AND c.path <@ top.path
        JOIN node n ON n.parent_id = c.id
        WHERE top.id = :node)
      ON CONFLICT DO NOTHING
      """;

  static final String PLANNED = "SELECT count(*) FROM relocation WHERE job_id = :job";

  static final String NEXT =
      """
      SELECT object_id FROM relocation WHERE job_id = :job AND object_id > :after
      ORDER BY object_id LIMIT :limit
      """;

  static final String FORGET = "DELETE FROM relocation WHERE job_id = :job";

  /** Plans of jobs that ended otherwise. */
  static final String FORGET_ENDED =
      """
      DELETE FROM relocation r WHERE NOT EXISTS (
        SELECT 1 FROM job j WHERE j.id = r.job_id AND j.phase IN ('QUEUED', 'EXECUTING'))
      """;

  /** What is to leave a back end, and what its new place depends on. */
  static final String LEAVING =
      """
      SELECT o.id, o.key, o.length,
        (SELECT n.parent_id FROM node n WHERE n.object_id = o.id AND n.parent_id IS NOT NULL LIMIT 1),
        (SELECT n.content_type FROM node n WHERE n.object_id = o.id LIMIT 1)
      FROM object o
      WHERE o.backend = :backend AND o.key COLLATE "C" > :after AND o.sweep_after IS NULL
      ORDER BY o.key COLLATE "C" LIMIT :limit
      """;

  static final String SOME_NODE =
      "SELECT name, content_type FROM node WHERE object_id = :id LIMIT 1";

  static final String RESERVE =
      """
      INSERT INTO object (backend, key, sweep_after)
      VALUES (:backend, :key, now() + INTERVAL '1 day') RETURNING id
      """;

  /**
   * Two rows while the bytes are still where they were copied from, and the copy is not given up.
   */
  static final String LOCK =
      """
      SELECT count(*) FROM (
        SELECT id FROM object
        WHERE doomed_at IS NULL
          AND ((id = :id AND backend = :backend AND key = :key)
            OR (id = :reserved AND sweep_after IS NOT NULL))
        ORDER BY id FOR UPDATE) locked
      """;

  static final String DROP_RESERVED = "DELETE FROM object WHERE id = :id";

  static final String SWAP =
      "UPDATE object SET backend = :backend, key = :key, checked_at = now() WHERE id = :id";

  /** The old bytes stay for those who have begun to read them. */
  static final String RELEASE =
      """
      INSERT INTO object (backend, key, length, sweep_after)
      VALUES (:backend, :key, :length, now() + CAST(:grace AS interval))
      """;

  private RelocationSql() {}
}
