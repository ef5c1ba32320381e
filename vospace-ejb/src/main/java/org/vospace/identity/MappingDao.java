package org.vospace.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.vospace.persistence.Recent;

/** The rules that say who somebody is. */
@ApplicationScoped
class MappingDao {
  private static final String OF_SUBJECT =
      "SELECT identity FROM identity_mapping WHERE proof = :proof AND subject = :subject";

  private final Recent<Subject, Optional<String>> known =
      new Recent<>(Duration.ofSeconds(5), this::ask);

  private record Subject(String proof, String name) {}

  @PersistenceContext(unitName = "vospace")
  private EntityManager entities;

  /** What the rules say of somebody, as they were at most five seconds ago. */
  Optional<String> identity(String proof, String subject) {
    return known.of(new Subject(proof, subject));
  }

  private Optional<String> ask(Subject subject) {
    List<?> found =
        entities
            .createNativeQuery(OF_SUBJECT, String.class)
            .setParameter("proof", subject.proof())
            .setParameter("subject", subject.name())
            .getResultList();
    return found.stream().map(String.class::cast).findFirst();
  }
}
