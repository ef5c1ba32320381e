package org.vospace.content;

/** The statements of {@link UpkeepDao}. */
final class UpkeepSql {
  private static final String COLUMNS =
      "o.id, o.backend, o.key, o.length, o.md5, o.sha256, o.crc32c, o.sweep_after IS NOT NULL,"
          + " o.damage ";

  static final String ROW = "SELECT " + COLUMNS + "FROM object o WHERE o.id = :id";

  /** The rows of a back end in the order in which the back end lists its objects. */
  static final String PAGE =
      "SELECT "
          + COLUMNS
          + """
          FROM object o
          WHERE o.backend = :backend AND o.key COLLATE "C" > :after AND o.doomed_at IS NULL
          ORDER BY o.key COLLATE "C" LIMIT :limit
          """;

  /** The one that was not looked at for the longest time. */
  static final String LEAST_CHECKED =
      "SELECT "
          + COLUMNS
          + """
          FROM object o
          WHERE o.sweep_after IS NULL AND o.backend = ANY (CAST(:backends AS text[]))
            AND (o.checked_at IS NULL OR o.checked_at < :before)
          ORDER BY o.checked_at NULLS FIRST, o.id LIMIT 1
          """;

  /** Which of these keys have a row. */
  static final String KNOWN =
      "SELECT key FROM object WHERE backend = :backend AND key = ANY (CAST(:keys AS text[]))";

  static final String CHECKED =
      """
      UPDATE object SET checked_at = now(), damage = :damage
      WHERE id = :id AND backend = :backend AND key = :key AND sweep_after IS NULL
      """;

  /** What is looked at without being read: the time is not that of a check. */
  static final String DAMAGED =
      """
      UPDATE object SET damage = :damage
      WHERE id = :id AND backend = :backend AND key = :key AND sweep_after IS NULL
      """;

  static final String MARK_NODES =
      """
      INSERT INTO property (node_id, uri, value)
      SELECT n.id, :uri, :damage FROM node n WHERE n.object_id = :id
      ON CONFLICT (node_id, uri) DO UPDATE SET value = EXCLUDED.value
      """;

  static final String UNMARK_NODES =
      """
      DELETE FROM property WHERE uri = :uri
        AND node_id IN (SELECT n.id FROM node n WHERE n.object_id = :id)
      """;

  static final String FINDING =
      """
      INSERT INTO storage_finding (job_id, backend, key, object_id, kind, repaired)
      SELECT :job, :backend, :key, :object, :kind, :repaired
      WHERE (SELECT count(*) FROM storage_finding WHERE job_id = :job) < :most
      """;

  static final String FINDINGS =
      """
      SELECT kind, backend, key, repaired, object_id FROM storage_finding WHERE job_id = :job
      ORDER BY id
      """;

  static final String DAMAGES =
      "SELECT damage, backend, key, false, id FROM object WHERE damage IS NOT NULL"
          + " ORDER BY id LIMIT :most";

  static final String NODES_OF = "SELECT id FROM node WHERE object_id = :id ORDER BY id LIMIT 10";

  static final String TAKE_LEASE =
      """
      INSERT INTO task_lease (name, server, until) VALUES (:name, :server, now() + INTERVAL '1 minute')
      ON CONFLICT (name) DO UPDATE SET server = EXCLUDED.server, until = EXCLUDED.until
      WHERE task_lease.server = EXCLUDED.server OR task_lease.until < now()
      """;

  private UpkeepSql() {}
}
