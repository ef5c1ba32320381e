package org.vospace.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Callbacks and what is to be delivered to them. */
@ApplicationScoped
class CallbackDao {
  private static final String COLUMNS =
      "d.id, d.job_id, d.phase, d.changed, d.attempts, d.outcome, d.ended, c.url, c.secret";

  /** In order for each job; whoever takes one has some time to deliver it. */
  private static final String TAKE =
      """
      WITH due AS (
        SELECT d.id FROM job_delivery d
        WHERE d.ended IS NULL AND d.next_try < now()
          AND NOT EXISTS (SELECT 1 FROM job_delivery e
                          WHERE e.job_id = d.job_id AND e.ended IS NULL AND e.id < d.id)
        ORDER BY d.next_try LIMIT 1 FOR UPDATE SKIP LOCKED
      )
      UPDATE job_delivery d SET attempts = attempts + 1,
        next_try = now() + CAST(:patience AS interval)
      FROM due, job_callback c WHERE d.id = due.id AND c.job_id = d.job_id
      RETURNING
      """
          + COLUMNS;

  private static final String LOG =
      "SELECT "
          + COLUMNS
          + " FROM job_delivery d JOIN job_callback c ON c.job_id = d.job_id"
          + " WHERE d.job_id = :job ORDER BY d.id LIMIT 1000";

  @PersistenceContext(unitName = "vospace")
  private EntityManager entities;

  /** For the container. */
  CallbackDao() {}

  CallbackDao(EntityManager entities) {
    this.entities = entities;
  }

  void insert(String jobId, Callback callback) {
    entities
        .createNativeQuery(
            "INSERT INTO job_callback (job_id, url, phases, secret)"
                + " VALUES (:job, :url, CAST(:phases AS text[]), :secret)")
        .setParameter("job", jobId)
        .setParameter("url", callback.url())
        .setParameter("phases", callback.phases().stream().map(Enum::name).toArray(String[]::new))
        .setParameter("secret", callback.secret())
        .executeUpdate();
  }

  Optional<Delivery> take(Duration patience) {
    return deliveries(
            entities
                .createNativeQuery(TAKE, Object[].class)
                .setParameter("patience", patience.toString()))
        .stream()
        .findFirst();
  }

  List<Delivery> of(String jobId) {
    return deliveries(entities.createNativeQuery(LOG, Object[].class).setParameter("job", jobId));
  }

  void end(long id, String outcome) {
    entities
        .createNativeQuery(
            "UPDATE job_delivery SET outcome = :outcome, ended = now() WHERE id = :id")
        .setParameter("id", id)
        .setParameter("outcome", outcome)
        .executeUpdate();
  }

  void retry(long id, String outcome, Duration pause) {
    entities
        .createNativeQuery(
            "UPDATE job_delivery SET outcome = :outcome,"
                + " next_try = now() + CAST(:pause AS interval) WHERE id = :id")
        .setParameter("id", id)
        .setParameter("outcome", outcome)
        .setParameter("pause", pause.toString())
        .executeUpdate();
  }

  private static List<Delivery> deliveries(Query query) {
    List<?> rows = query.getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(
            row ->
                new Delivery(
                    ((Number) row[0]).longValue(),
                    (String) row[1],
                    (String) row[2],
                    (Instant) row[3],
                    ((Number) row[4]).intValue(),
                    (String) row[5],
                    (Instant) row[6],
                    (String) row[7],
                    (String) row[8]))
        .toList();
  }
}
