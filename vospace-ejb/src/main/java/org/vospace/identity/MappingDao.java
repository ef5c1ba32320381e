package org.vospace.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** The rules that say who somebody is. */
@ApplicationScoped
class MappingDao {
  private static final String OF_SUBJECT =
      "SELECT identity FROM identity_mapping WHERE proof = :proof AND subject = :subject";

  @PersistenceContext(unitName = "vospace")
  private EntityManager entities;

  Optional<String> identity(String proof, String subject) {
    List<?> found =
        entities
            .createNativeQuery(OF_SUBJECT, String.class)
            .setParameter("proof", proof)
            .setParameter("subject", subject)
            .getResultList();
    return found.stream().map(String.class::cast).findFirst();
  }
}
