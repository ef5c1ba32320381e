package org.vospace.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Rows of sessions and delegation tokens, found by the hashes of their secrets. */
@ApplicationScoped
class CredentialDao {
  private static final String DELETE_SESSIONS =
      """
      DELETE FROM login_session WHERE hash IN (
        SELECT hash FROM login_session WHERE expires < now() LIMIT :limit FOR UPDATE SKIP LOCKED)
      """;

  private static final String DELETE_DELEGATIONS =
      """
      DELETE FROM delegation_token WHERE id IN (
        SELECT id FROM delegation_token WHERE expires < now() LIMIT :limit FOR UPDATE SKIP LOCKED)
      """;

  @PersistenceContext(unitName = "vospace")
  private EntityManager entities;

  void insert(Object entity) {
    entities.persist(entity);
  }

  Optional<SessionEntity> session(Secret secret) {
    return entities
        .createQuery("SELECT s FROM SessionEntity s WHERE s.hash = :hash", SessionEntity.class)
        .setParameter("hash", secret.hash())
        .getResultStream()
        .findFirst();
  }

  void deleteSession(Secret secret) {
    entities
        .createQuery("DELETE FROM SessionEntity WHERE hash = :hash")
        .setParameter("hash", secret.hash())
        .executeUpdate();
  }

  Optional<DelegationEntity> delegation(Secret secret, Instant now) {
    return entities
        .createQuery(
            "SELECT d FROM DelegationEntity d WHERE d.hash = :hash AND d.expires > :now",
            DelegationEntity.class)
        .setParameter("hash", secret.hash())
        .setParameter("now", now)
        .getResultStream()
        .findFirst();
  }

  /** The newest first. */
  List<DelegationEntity> delegations(String owner, Instant now, int most) {
    return entities
        .createQuery(
            "SELECT d FROM DelegationEntity d WHERE d.owner = :owner AND d.expires > :now"
                + " ORDER BY d.created DESC",
            DelegationEntity.class)
        .setParameter("owner", owner)
        .setParameter("now", now)
        .setMaxResults(most)
        .getResultList();
  }

  /**
   * @return whether there was such a token of that owner
   */
  boolean deleteDelegation(String owner, String id) {
    return entities
            .createQuery("DELETE FROM DelegationEntity WHERE id = :id AND owner = :owner")
            .setParameter("id", id)
            .setParameter("owner", owner)
            .executeUpdate()
        == 1;
  }

  int deleteExpired(int limit) {
    return entities.createNativeQuery(DELETE_SESSIONS).setParameter("limit", limit).executeUpdate()
        + entities
            .createNativeQuery(DELETE_DELEGATIONS)
            .setParameter("limit", limit)
            .executeUpdate();
  }
}
