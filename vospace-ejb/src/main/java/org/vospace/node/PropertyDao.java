package org.vospace.node;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vospace.model.Property;
import org.vospace.persistence.Reading;

/** Properties that callers have set. */
@ApplicationScoped
class PropertyDao {
  private static final String UPSERT =
      """
      INSERT INTO property (node_id, uri, value)
      SELECT :node, p.uri, p.value
      FROM unnest(CAST(:uris AS text[]), CAST(:values AS text[])) AS p(uri, value)
      ORDER BY p.uri
      ON CONFLICT (node_id, uri) DO UPDATE SET value = excluded.value
      """;

  private static final String REMOVE =
      "DELETE FROM property WHERE node_id = :node AND uri = ANY (CAST(:uris AS text[]))";

  private static final String OF_NODES =
      """
      SELECT p.node_id, p.uri, p.value FROM property p
      WHERE p.node_id = ANY (CAST(? AS bigint[])) ORDER BY p.node_id, p.uri
      """;

  @PersistenceContext(unitName = "vospace")
  private EntityManager entities;

  private record Owned(long node, Property property) {}

  /** For the container. */
  PropertyDao() {}

  PropertyDao(EntityManager entities) {
    this.entities = entities;
  }

  void write(long node, Map<String, String> set, Collection<String> removed) {
    if (!removed.isEmpty()) {
      entities
          .createNativeQuery(REMOVE)
          .setParameter("node", node)
          .setParameter("uris", removed.toArray(String[]::new))
          .executeUpdate();
    }
    if (!set.isEmpty()) {
      entities
          .createNativeQuery(UPSERT)
          .setParameter("node", node)
          .setParameter("uris", set.keySet().toArray(String[]::new))
          .setParameter("values", set.values().toArray(String[]::new))
          .executeUpdate();
    }
  }

  /** Removes what describes the bytes that are no longer there (AMB-18). */
  void clear(long node) {
    entities
        .createNativeQuery("DELETE FROM property WHERE node_id = :node")
        .setParameter("node", node)
        .executeUpdate();
  }

  /** The properties of some nodes, by node and then by identifier. */
  Map<Long, List<Property>> of(Collection<Long> nodes) {
    Map<Long, List<Property>> properties = new HashMap<>();
    if (nodes.isEmpty()) {
      return properties;
    }
    List<Owned> rows =
        Reading.rows(
            entities,
            OF_NODES,
            row ->
                new Owned(row.getLong(1), new Property(row.getString(2), row.getString(3), false)),
            (Object) nodes.toArray(Long[]::new));
    for (Owned row : rows) {
      properties.computeIfAbsent(row.node(), node -> new ArrayList<>()).add(row.property());
    }
    return properties;
  }

  /** Identifiers that some node now has. */
  List<String> inUse() {
    List<?> uris =
        entities.createNativeQuery(NodeSql.PROPERTIES_IN_USE, String.class).getResultList();
    return uris.stream().map(String.class::cast).toList();
  }
}
