package org.vospace.transfer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** Negotiated transfers and the hashes of their tokens. */
@ApplicationScoped
class TransferDao {
  /** Each reading of the details makes a token; the oldest ones of a job give way. */
  private static final String TRIM_TOKENS =
      """
      DELETE FROM transfer_token WHERE job_id = :job AND hash NOT IN (
        SELECT hash FROM transfer_token WHERE job_id = :job ORDER BY created DESC LIMIT :kept)
      """;

  private static final String ADD_TOKEN =
      "INSERT INTO transfer_token (hash, job_id) VALUES (:hash, :job)";

  private static final String COUNT_TOKENS =
      "SELECT count(*) FROM transfer_token WHERE job_id = :job";

  /** A token is good for as long as its job executes. */
  private static final String OF_TOKEN =
      """
      SELECT t.* FROM transfer_token k
      JOIN transfer t ON t.job_id = k.job_id
      JOIN job j ON j.id = t.job_id
      WHERE k.hash = :hash AND j.phase = 'EXECUTING' AND t.expires > now()
      """;

  private static final String TRIM_SHARES =
      """
      DELETE FROM share WHERE job_id = :job AND hash NOT IN (
        SELECT hash FROM share WHERE job_id = :job ORDER BY created DESC LIMIT :kept)
      """;

  private static final String ADD_SHARE =
      "INSERT INTO share (hash, node_id, job_id, owner) VALUES (:hash, :node, :job, :owner)";

  private static final long MOST_TOKENS = 64;

  @PersistenceContext(unitName = "vospace")
  private EntityManager entities;

  /** For the container. */
  TransferDao() {}

  TransferDao(EntityManager entities) {
    this.entities = entities;
  }

  void insert(TransferEntity transfer) {
    entities.persist(transfer);
  }

  Optional<TransferEntity> find(String jobId) {
    return Optional.ofNullable(entities.find(TransferEntity.class, jobId));
  }

  Optional<TransferEntity> ofToken(Token token) {
    List<?> found =
        entities
            .createNativeQuery(OF_TOKEN, TransferEntity.class)
            .setParameter("hash", token.hash())
            .getResultList();
    return found.stream().map(TransferEntity.class::cast).findFirst();
  }

  /** The node that a share gives; empty when there is no such share. */
  Optional<Long> shared(Token token) {
    List<?> ids =
        entities
            .createNativeQuery("SELECT node_id FROM share WHERE hash = :hash", Long.class)
            .setParameter("hash", token.hash())
            .getResultList();
    return ids.stream().map(Long.class::cast).findFirst();
  }

  /** Makes a share; the oldest ones of a job give way. */
  void addShare(TransferEntity transfer, Token token) {
    entities
        .createNativeQuery(TRIM_SHARES)
        .setParameter("job", transfer.jobId())
        .setParameter("kept", (int) MOST_TOKENS)
        .executeUpdate();
    entities
        .createNativeQuery(ADD_SHARE)
        .setParameter("hash", token.hash())
        .setParameter("node", transfer.target().nodeId())
        .setParameter("job", transfer.jobId())
        .setParameter("owner", transfer.caller().name())
        .executeUpdate();
  }

  void addToken(String jobId, Token token) {
    Number count =
        (Number)
            entities.createNativeQuery(COUNT_TOKENS).setParameter("job", jobId).getSingleResult();
    if (count.longValue() >= MOST_TOKENS) {
      entities
          .createNativeQuery(TRIM_TOKENS)
          .setParameter("job", jobId)
          .setParameter("kept", (int) MOST_TOKENS / 2)
          .executeUpdate();
    }
    entities
        .createNativeQuery(ADD_TOKEN)
        .setParameter("hash", token.hash())
        .setParameter("job", jobId)
        .executeUpdate();
  }
}
