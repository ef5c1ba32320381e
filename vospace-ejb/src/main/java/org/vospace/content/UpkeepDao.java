package org.vospace.content;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.query.NativeQuery;
import org.vospace.model.Vocabulary;
import org.vospace.storage.Checksum;

/** What the upkeep of the storage reads and remembers of objects. */
@ApplicationScoped
class UpkeepDao {
  @PersistenceContext(unitName = "vospace")
  private EntityManager entities;

  Optional<StoredRow> find(long id) {
    return rows(query(UpkeepSql.ROW).setParameter("id", id)).stream().findFirst();
  }

  /** The next rows of a back end, in the order of keys. */
  List<StoredRow> page(String backend, String after, int limit) {
    return rows(
        query(UpkeepSql.PAGE)
            .setParameter("backend", backend)
            .setParameter("after", after)
            .setParameter("limit", limit));
  }

  Optional<StoredRow> leastChecked(Collection<String> backends, Instant before) {
    return rows(
            query(UpkeepSql.LEAST_CHECKED)
                .setParameter("backends", backends.toArray(String[]::new))
                .setParameter("before", before))
        .stream()
        .findFirst();
  }

  /** Those of the keys that have a row. */
  Set<String> known(String backend, Collection<String> keys) {
    List<?> found =
        entities
            .createNativeQuery(UpkeepSql.KNOWN, String.class)
            .setParameter("backend", backend)
            .setParameter("keys", keys.toArray(String[]::new))
            .getResultList();
    Set<String> known = new HashSet<>();
    found.forEach(key -> known.add((String) key));
    return known;
  }

  /**
   * Remembers what was found of bytes, on their nodes too; nothing when they are others by now.
   *
   * @param damage {@code null} for nothing
   * @param read whether all bytes were read
   */
  void remember(StoredRow row, String damage, boolean read) {
    NativeQuery<?> remember =
        entities
            .createNativeQuery(read ? UpkeepSql.CHECKED : UpkeepSql.DAMAGED)
            .unwrap(NativeQuery.class);
    int rows =
        remember
            .setParameter("id", row.id())
            .setParameter("backend", row.backend())
            .setParameter("key", row.key())
            .setParameter("damage", damage, String.class)
            .executeUpdate();
    if (rows == 1 && damage != null) {
      entities
          .createNativeQuery(UpkeepSql.MARK_NODES)
          .setParameter("uri", Vocabulary.DAMAGE)
          .setParameter("damage", damage)
          .setParameter("id", row.id())
          .executeUpdate();
    } else if (rows == 1 && row.damage() != null) {
      entities
          .createNativeQuery(UpkeepSql.UNMARK_NODES)
          .setParameter("uri", Vocabulary.DAMAGE)
          .setParameter("id", row.id())
          .executeUpdate();
    }
  }

  void record(String jobId, Finding finding, int most) {
    NativeQuery<?> insert = entities.createNativeQuery(UpkeepSql.FINDING).unwrap(NativeQuery.class);
    insert
        .setParameter("job", jobId)
        .setParameter("backend", finding.backend())
        .setParameter("key", finding.key())
        .setParameter("object", finding.objectId(), Long.class)
        .setParameter("kind", finding.kind())
        .setParameter("repaired", finding.repaired())
        .setParameter("most", most)
        .executeUpdate();
  }

  /** What a job found. */
  List<Finding> findings(String jobId) {
    return findings(
        entities
            .createNativeQuery(UpkeepSql.FINDINGS, Object[].class)
            .setParameter("job", jobId)
            .getResultList());
  }

  /** All that is known to be damaged, from whatever found it. */
  List<Finding> damages(int most) {
    return findings(
        entities
            .createNativeQuery(UpkeepSql.DAMAGES, Object[].class)
            .setParameter("most", most)
            .getResultList());
  }

  /** Some of the nodes that have these bytes. */
  List<Long> nodesOf(long object) {
    List<?> ids =
        entities
            .createNativeQuery(UpkeepSql.NODES_OF, Long.class)
            .setParameter("id", object)
            .getResultList();
    return ids.stream().map(Long.class::cast).toList();
  }

  /**
   * Takes or renews, for a minute, what one server at a time may do.
   *
   * @return whether this server may
   */
  boolean takeLease(String name, String server) {
    return entities
            .createNativeQuery(UpkeepSql.TAKE_LEASE)
            .setParameter("name", name)
            .setParameter("server", server)
            .executeUpdate()
        == 1;
  }

  private Query query(String sql) {
    return entities.createNativeQuery(sql, Object[].class);
  }

  private static List<Finding> findings(List<?> rows) {
    return rows.stream()
        .map(Object[].class::cast)
        .map(
            r ->
                new Finding(
                    (String) r[0],
                    (String) r[1],
                    (String) r[2],
                    (Boolean) r[3],
                    r[4] == null ? null : ((Number) r[4]).longValue()))
        .toList();
  }

  private static List<StoredRow> rows(Query query) {
    List<StoredRow> rows = new ArrayList<>();
    for (Object row : query.getResultList()) {
      Object[] columns = (Object[]) row;
      List<Checksum> checksums = new ArrayList<>();
      for (Checksum.Algorithm algorithm : Checksum.Algorithm.values()) {
        String hex = (String) columns[4 + algorithm.ordinal()];
        if (hex != null) {
          checksums.add(Checksum.ofHex(algorithm, hex));
        }
      }
      rows.add(
          new StoredRow(
              ((Number) columns[0]).longValue(),
              (String) columns[1],
              (String) columns[2],
              columns[3] == null ? null : ((Number) columns[3]).longValue(),
              checksums,
              (Boolean) columns[7],
              (String) columns[8]));
    }
    return rows;
  }
}
