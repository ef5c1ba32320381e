package org.vospace.node;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.vospace.model.Vocabulary;

/** Which back end a container is given. */
@ApplicationScoped
class PlacementDao {
  /** The labels of the spine are the ids of the containers above, in hexadecimal. */
  private static final String NEAREST =
      """
      SELECT p.value FROM container c
      CROSS JOIN LATERAL unnest(string_to_array(ltree2text(c.path), '.'))
        WITH ORDINALITY AS a(label, depth)
      JOIN property p ON p.uri = :uri
        AND p.node_id = CAST(CAST('x' || lpad(a.label, 16, '0') AS bit(64)) AS bigint)
      WHERE c.id = :id
      ORDER BY a.depth DESC LIMIT 1
      """;

  @PersistenceContext(unitName = "vospace")
  private EntityManager entities;

  Optional<String> nearest(long container) {
    List<?> names =
        entities
            .createNativeQuery(NEAREST, String.class)
            .setParameter("uri", Vocabulary.BACKEND)
            .setParameter("id", container)
            .getResultList();
    return names.stream().map(String.class::cast).findFirst();
  }
}
