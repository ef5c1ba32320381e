package org.vospace.node;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.query.NativeQuery;
import org.vospace.audit.AuditTrail;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.model.NodePath;
import org.vospace.model.Permissions;
import org.vospace.model.Property;
import org.vospace.persistence.ConcurrentChange;
import org.vospace.persistence.Reading;
import org.vospace.persistence.SqlStates;

/** Rows of the node table and the spine. */
@ApplicationScoped
class NodeDao {
  static final long ROOT = 1;

  /** The advisory key of the space: the spine's shape changes under it. */
  private static final long SPACE_KEY = 0x564F53;

  @PersistenceContext(unitName = "vospace")
  private EntityManager entities;

  /** Of its own outside a container, where nobody asks it. */
  @Inject private AuditTrail trail = new AuditTrail();

  /** For the container. */
  NodeDao() {}

  NodeDao(EntityManager entities) {
    this.entities = entities;
  }

  /** Must be the first statement of a transaction that makes a container. */
  void lockSpaceShared() {
    entities
        .createNativeQuery(NodeSql.LOCK_SPACE_SHARED)
        .setParameter("key", SPACE_KEY)
        .getSingleResult();
  }

  /** Must be the first statement of a transaction that moves or removes a container. */
  void lockSpace() {
    entities.createNativeQuery(NodeSql.LOCK_SPACE).setParameter("key", SPACE_KEY).getSingleResult();
  }

  /** The root and as many of the names as exist. */
  List<NodeRow> walk(NodePath path) {
    return rows(NodeSql.WALK, (Object) names(path));
  }

  /** The same, and the properties of the node if it is there. */
  Walked walkWithProperties(NodePath path) {
    List<Property> properties = new ArrayList<>();
    List<NodeRow> rows =
        Reading.rows(
            entities,
            NodeSql.WALK_WITH_PROPERTIES,
            row -> {
              addProperties(properties, row);
              return NodeRow.of(row);
            },
            names(path),
            path.depth());
    return new Walked(rows, properties);
  }

  /** The node and all above it, from the root down; empty when it is not reached from the root. */
  List<NodeRow> climb(long id) {
    List<NodeRow> chain = rows(NodeSql.CLIMB, id);
    return !chain.isEmpty() && chain.get(0).id() == ROOT ? chain : List.of();
  }

  /**
   * @param name where to begin
   * @param inclusive whether a child of that name belongs to the page
   */
  List<NodeRow> children(long parent, String name, boolean inclusive, int limit) {
    return rows(inclusive ? NodeSql.CHILDREN_FROM : NodeSql.CHILDREN_AFTER, parent, name, limit);
  }

  /** Those of some children that are still there, in the order of the keys. */
  List<NodeRow> children(long parent, List<Long> ids) {
    return rows(NodeSql.CHILDREN_OF_IDS, ids.toArray(Long[]::new), parent);
  }

  /**
   * @throws ConcurrentChange when the parent has gone
   * @throws VospaceException DuplicateNode
   */
  NodeRow insert(NewNode node) {
    NativeQuery<?> query =
        statement(node.isContainer() ? NodeSql.INSERT_CONTAINER : NodeSql.INSERT_NODE)
            .setParameter("parent", node.parent())
            .setParameter("name", node.name())
            .setParameter("owner", node.owner());
    bind(query, node.columns());
    if (!node.isContainer()) {
      query
          .setParameter("type", node.type().localName())
          .setParameter("linkTarget", node.columns().linkTarget(), String.class)
          .setParameter("object", node.object(), Long.class);
    }
    List<?> made;
    try {
      made = query.getResultList();
    } catch (PersistenceException e) {
      if (SqlStates.is(e, SqlStates.UNIQUE_VIOLATION)) {
        throw new VospaceException(Fault.DUPLICATE_NODE, node.uri().toString());
      }
      throw e;
    }
    if (made.isEmpty()) {
      throw new ConcurrentChange();
    }
    Object[] columns = (Object[]) made.get(0);
    NodeRow row = node.made(((Number) columns[0]).longValue(), (Instant) columns[1]);
    trail.touched(row.id());
    return row;
  }

  /**
   * @throws ConcurrentChange when the node is no longer where it was
   */
  void update(NodeRow row, ColumnChanges changes) {
    NativeQuery<?> query =
        statement(NodeSql.UPDATE_NODE)
            .setParameter("id", row.id())
            .setParameter("parent", row.parentId(), Long.class)
            .setParameter("name", row.name())
            .setParameter("setGroupRead", changes.setsGroupRead())
            .setParameter("setGroupWrite", changes.setsGroupWrite())
            .setParameter("setPublicRead", changes.setsPublicRead())
            .setParameter("setImmutable", changes.setsImmutable())
            .setParameter("setContentType", changes.setsContentType())
            .setParameter("setLinkTarget", changes.setsLinkTarget())
            .setParameter("linkTarget", changes.values().linkTarget(), String.class);
    bind(query, changes.values());
    requireOne(query.executeUpdate());
    trail.touched(row.id());
  }

  /**
   * Removes a data node or a link; its bytes are left to the sweeper.
   *
   * @throws ConcurrentChange when the node is no longer where it was
   */
  void delete(NodeRow row, Duration grace) {
    Number gone =
        (Number)
            entities
                .createNativeQuery(NodeSql.DELETE_NODE)
                .setParameter("id", row.id())
                .setParameter("parent", row.parentId())
                .setParameter("name", row.name())
                .setParameter("grace", grace.toString())
                .getSingleResult();
    requireOne(gone.intValue());
    trail.touched(row.id());
  }

  /**
   * @return the spine's path of the container
   * @throws ConcurrentChange when it has gone
   */
  String lockContainer(long id) {
    List<?> paths =
        entities
            .createNativeQuery(NodeSql.LOCK_CONTAINER, String.class)
            .setParameter("id", id)
            .getResultList();
    if (paths.isEmpty()) {
      throw new ConcurrentChange();
    }
    return (String) paths.get(0);
  }

  /** Gives the root of a new space its owner. */
  void adoptRoot(String owner) {
    entities
        .createNativeQuery("UPDATE node SET owner = :owner WHERE id = 1 AND owner = ''")
        .setParameter("owner", owner)
        .executeUpdate();
  }

  /** Puts a container below the trash; the space must be locked. */
  void detach(NodeRow row) {
    requireOne(
        entities
            .createNativeQuery(NodeSql.DETACH_NODE)
            .setParameter("id", row.id())
            .setParameter("parent", row.parentId())
            .setParameter("name", row.name())
            .executeUpdate());
    entities
        .createNativeQuery(NodeSql.DETACH_CONTAINER)
        .setParameter("id", row.id())
        .executeUpdate();
    trail.touched(row.id());
  }

  /** Each combination of permissions among the containers at and below a path of the spine. */
  List<Permissions> permissionsBelow(String path) {
    List<?> combinations =
        entities
            .createNativeQuery(NodeSql.PERMISSIONS_BELOW, Object[].class)
            .setParameter("path", path)
            .getResultList();
    return combinations.stream()
        .map(Object[].class::cast)
        .map(
            columns ->
                NodeColumns.permissions(
                    (String) columns[0], (String) columns[1], (String) columns[2], false))
        .toList();
  }

  /** The number of nodes at and below a node. */
  long count(NodeRow row) {
    return row.isContainer()
        ? 1
            + ((Number)
                    entities
                        .createNativeQuery(NodeSql.COUNT_BELOW)
                        .setParameter("id", row.id())
                        .getSingleResult())
                .longValue()
        : 1;
  }

  boolean hasImmutableBelow(String path) {
    return (Boolean)
        entities
            .createNativeQuery(NodeSql.IMMUTABLE_BELOW, Boolean.class)
            .setParameter("path", path)
            .getSingleResult();
  }

  private static void bind(NativeQuery<?> query, NodeColumns columns) {
    query
        .setParameter("groupRead", columns.groupRead(), String.class)
        .setParameter("groupWrite", columns.groupWrite(), String.class)
        .setParameter("publicRead", columns.publicRead(), Boolean.class)
        .setParameter("immutable", columns.immutable(), Boolean.class)
        .setParameter("contentType", columns.contentType(), String.class);
  }

  private NativeQuery<?> statement(String sql) {
    return entities.createNativeQuery(sql).unwrap(NativeQuery.class);
  }

  private static void requireOne(int rows) {
    if (rows != 1) {
      throw new ConcurrentChange();
    }
  }

  private List<NodeRow> rows(String sql, Object... parameters) {
    return Reading.rows(entities, sql, NodeRow::of, parameters);
  }

  private static void addProperties(List<Property> properties, ResultSet row) throws SQLException {
    Array uris = row.getArray(19);
    if (uris == null) {
      return;
    }
    String[] identifiers = (String[]) uris.getArray();
    String[] values = (String[]) row.getArray(20).getArray();
    for (int i = 0; i < identifiers.length; i++) {
      properties.add(new Property(identifiers[i], values[i], false));
    }
  }

  private static String[] names(NodePath path) {
    return path.names().toArray(String[]::new);
  }
}
