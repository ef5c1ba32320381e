package org.vospace.job;

/**
 * The statements of {@link JobDao} and {@link QueueDao}. Every change names the phase it leaves.
 */
final class JobSql {
  static final String CHANGE_PHASE =
      """
      UPDATE job SET phase = :to,
        queued_at = CASE WHEN :to = 'QUEUED' THEN now() ELSE queued_at END,
        end_time = CASE WHEN :ends THEN now() ELSE end_time END, server = NULL
      WHERE id = :id AND phase = ANY (CAST(:from AS text[]))
      """;

  /** A transfer whose endpoints have expired can no longer be done (UWS 1.1 §2.1.4). */
  static final String ABORT_EXPIRED =
      """
      UPDATE job SET phase = 'ABORTED', end_time = now()
      WHERE phase = 'EXECUTING' AND server IS NULL AND id IN (
        SELECT t.job_id FROM transfer t WHERE t.expires < now()
          AND NOT EXISTS (SELECT 1 FROM write_lease l WHERE l.job_id = t.job_id AND l.until > now()))
      """;

  /** UWS 1.1 §2.1.4. */
  static final String ABORT_OVERDUE =
      """
      UPDATE job SET phase = 'ABORTED', end_time = now(), server = NULL
      WHERE phase = 'EXECUTING' AND execution_duration > 0
        AND start_time + make_interval(secs => execution_duration) < now()
      """;

  /** Results go, the record stays (UWS 1.1 §2.1.3); what was under way is aborted by it. */
  static final String ARCHIVE =
      """
      WITH due AS (
        SELECT id FROM job WHERE destruction < now() AND phase <> 'ARCHIVED'
        ORDER BY destruction LIMIT :limit FOR UPDATE SKIP LOCKED
      ), gone AS (
        DELETE FROM transfer WHERE job_id IN (SELECT id FROM due)
      )
      UPDATE job SET phase = 'ARCHIVED', results = '[]', server = NULL,
        end_time = coalesce(end_time, now())
      WHERE id IN (SELECT id FROM due)
      """;

  static final String PURGE =
      """
      DELETE FROM job WHERE id IN (
        SELECT id FROM job
        WHERE phase = 'ARCHIVED' AND destruction < now() - CAST(:kept AS interval)
        ORDER BY destruction LIMIT :limit FOR UPDATE SKIP LOCKED)
      """;

  /**
   * Takes jobs of the queue: callers with fewer running jobs come first, none has more than their
   * share, a caller's short jobs come before the long ones, and long jobs leave room for short
   * ones.
   */
  static final String CLAIM =
      """
      WITH running AS (
        SELECT owner, count(*) AS jobs FROM job
        WHERE server IS NOT NULL GROUP BY owner
      ), queued AS (
        SELECT j.id, j.is_long, j.queued_at, coalesce(r.jobs, 0)
            + row_number() OVER (PARTITION BY j.owner ORDER BY j.is_long, j.queued_at) AS place
        FROM job j LEFT JOIN running r ON r.owner IS NOT DISTINCT FROM j.owner
        WHERE j.phase = 'QUEUED' AND j.server IS NULL
      ), ranked AS (
        SELECT id, place, queued_at,
          row_number() OVER (PARTITION BY is_long ORDER BY place, queued_at) AS rank, is_long
        FROM queued WHERE place <= :share
      ), taken AS (
        SELECT j.id FROM job j JOIN ranked r ON r.id = j.id
        WHERE (NOT r.is_long OR r.rank <= :longSlots) AND j.phase = 'QUEUED' AND j.server IS NULL
        ORDER BY r.place, r.queued_at LIMIT :slots
        FOR UPDATE OF j SKIP LOCKED
      )
      UPDATE job SET server = :server, server_until = now() + CAST(:lease AS interval),
        phase = CASE WHEN by_caller THEN 'QUEUED' ELSE 'EXECUTING' END,
        start_time = CASE WHEN by_caller THEN NULL ELSE now() END
      FROM taken WHERE job.id = taken.id
      RETURNING job.id, job.is_long
      """;

  /** Takes a job past the queue when nobody waits there and its caller has not the full share. */
  static final String BEGIN =
      """
      UPDATE job SET server = :server, server_until = now() + CAST(:lease AS interval),
        queued_at = now(),
        phase = CASE WHEN by_caller THEN 'QUEUED' ELSE 'EXECUTING' END,
        start_time = CASE WHEN by_caller THEN NULL ELSE now() END
      WHERE id = :id AND phase = ANY (CAST(:from AS text[]))
        AND NOT EXISTS (SELECT 1 FROM job q WHERE q.phase = 'QUEUED' AND q.server IS NULL)
        AND (SELECT count(*) FROM job r
             WHERE r.server IS NOT NULL AND r.owner IS NOT DISTINCT FROM job.owner) < :share
      """;

  /** Takes over jobs whose server has fallen silent. */
  static final String TAKE_OVER =
      """
      WITH taken AS (
        SELECT id FROM job
        WHERE server IS NOT NULL AND server_until < now() AND phase IN ('QUEUED', 'EXECUTING')
          AND (:longOnes OR NOT is_long)
        ORDER BY server_until LIMIT :slots FOR UPDATE SKIP LOCKED
      )
      UPDATE job SET server = :server, server_until = now() + CAST(:lease AS interval),
        attempts = attempts + 1
      FROM taken WHERE job.id = taken.id
      RETURNING job.id, job.is_long
      """;

  static final String KEEP =
      """
      UPDATE job SET server_until = now() + CAST(:lease AS interval)
      WHERE server = :server AND id = ANY (CAST(:ids AS text[]))
      """;

  /** Gives an execution back, to be taken over soon. */
  static final String GIVE_BACK =
      "UPDATE job SET server_until = now() + INTERVAL '2 seconds'"
          + " WHERE id = :id AND server = :server";

  static final String CHECKPOINT =
      """
      UPDATE job SET checkpoint = :checkpoint, nodes_done = :nodesDone, nodes_total = :nodesTotal,
        bytes_done = :bytesDone, bytes_total = :bytesTotal
      WHERE id = :id AND server = :server AND phase IN ('QUEUED', 'EXECUTING')
      """;

  static final String FINISH =
      """
      UPDATE job SET phase = :phase, server = NULL, end_time = now(),
        start_time = coalesce(start_time, now()), results = :results,
        error_summary = :summary, error_fault = :fault
      WHERE id = :id AND server = :server AND phase IN ('QUEUED', 'EXECUTING')
      """;

  /** From now on the job waits for its caller's bytes, and no server executes it. */
  static final String HAND_OVER =
      """
      UPDATE job SET phase = 'EXECUTING', start_time = now(), server = NULL, results = :results
      WHERE id = :id AND server = :server AND phase IN ('QUEUED', 'EXECUTING')
      """;

  /** The caller's bytes have come, and a server executes the job again. */
  static final String RESUME =
      """
      UPDATE job SET server = :server, server_until = now() + CAST(:lease AS interval),
        is_long = true, attempts = CASE WHEN :server = '' THEN -1 ELSE 0 END
      WHERE id = :id AND phase = 'EXECUTING' AND server IS NULL
      """;

  private JobSql() {}
}
