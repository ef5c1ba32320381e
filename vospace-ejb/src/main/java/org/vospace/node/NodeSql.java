package org.vospace.node;

/** The statements of {@link NodeDao}. Locks are as the design's table of operations has them. */
final class NodeSql {
  private static final String WITH_BYTES =
      """
      SELECT n.id, n.parent_id, n.name, n.type, n.owner, n.group_read, n.group_write, n.public_read,
             n.immutable, n.content_type, n.link_target, n.object_id, n.btime, n.mtime, n.ctime,
             o.length, o.md5, (l.node_id IS NOT NULL) AS busy
      """;

  /**
   * Lateral, as everything that is looked up by its key on the way: a plan that was made while the
   * tables were small, and is kept, could read them whole otherwise.
   */
  private static final String BYTES =
      """
      LEFT JOIN LATERAL (
        SELECT object.length, object.md5 FROM object WHERE object.id = n.object_id LIMIT 1
      ) o ON true
      LEFT JOIN LATERAL (
        SELECT w.node_id FROM write_lease w WHERE w.node_id = n.id AND w.until > now() LIMIT 1
      ) l ON true
      """;

  private static final String WALKED =
      """
      WITH RECURSIVE walk AS (
        SELECT node.*, 0 AS depth FROM node WHERE id = 1
        UNION ALL
        SELECT child.*, walk.depth + 1
        FROM walk CROSS JOIN LATERAL (
          SELECT node.* FROM node
          WHERE node.parent_id = walk.id AND node.name = (CAST(? AS text[]))[walk.depth + 1]
          LIMIT 1
        ) child
      )
      """;

  /** The root and as many of the names as exist, from the root down. */
  static final String WALK = WALKED + WITH_BYTES + "FROM walk n\n" + BYTES + "ORDER BY n.depth";

  /** The same with the properties of the node at the depth that is the last parameter. */
  static final String WALK_WITH_PROPERTIES =
      WALKED
          + WITH_BYTES
          + ", p.uris, p.texts FROM walk n\n"
          + BYTES
          + """
          LEFT JOIN LATERAL (
            SELECT array_agg(property.uri ORDER BY property.uri) AS uris,
                   array_agg(property.value ORDER BY property.uri) AS texts
            FROM property WHERE property.node_id = n.id AND n.depth = ?
          ) p ON true
          ORDER BY n.depth
          """;

  /**
   * A node and all above it, from the top down; the first row is the root unless it was deleted.
   */
  static final String CLIMB =
      """
      WITH RECURSIVE climb AS (
        SELECT node.*, 0 AS height FROM node WHERE id = ?
        UNION ALL
        SELECT parent.*, climb.height + 1
        FROM climb CROSS JOIN LATERAL (
          SELECT node.* FROM node WHERE node.id = climb.parent_id LIMIT 1
        ) parent
      )
      """
          + WITH_BYTES
          + "FROM climb n\n"
          + BYTES
          + "ORDER BY n.height DESC";

  private static final String CHILDREN =
      WITH_BYTES + "FROM node n\n" + BYTES + "WHERE n.parent_id = ? AND n.name ";

  /** One page of children, by name. */
  static final String CHILDREN_AFTER = CHILDREN + "> ? ORDER BY n.name LIMIT ?";

  /** One page of children that begins with a name. */
  static final String CHILDREN_FROM = CHILDREN + ">= ? ORDER BY n.name LIMIT ?";

  /** Children by their keys, in the order of the keys. */
  static final String CHILDREN_OF_IDS =
      WITH_BYTES
          + "FROM unnest(CAST(? AS bigint[])) WITH ORDINALITY AS k(id, place)\n"
          + "JOIN node n ON n.id = k.id AND n.parent_id = ?\n"
          + BYTES
          + "ORDER BY k.place";

  static final String LOCK_SPACE_SHARED = "SELECT 1 FROM pg_advisory_xact_lock_shared(:key)";

  static final String LOCK_SPACE = "SELECT 1 FROM pg_advisory_xact_lock(:key)";

  /** The parent is locked against removal; no row when it has gone. */
  static final String INSERT_NODE =
      """
      INSERT INTO node (parent_id, name, type, owner, group_read, group_write, public_read, immutable,
                        content_type, link_target, object_id)
      SELECT c.id, :name, :type, :owner, :groupRead, :groupWrite, :publicRead, :immutable,
             :contentType, :linkTarget, CAST(:object AS bigint)
      FROM container c WHERE c.id = :parent
      FOR KEY SHARE
      RETURNING id, btime
      """;

  /** The same, with the row of the spine. */
  static final String INSERT_CONTAINER =
      """
      WITH parent AS (
        SELECT id, path FROM container WHERE id = :parent FOR KEY SHARE
      ), made AS (
        INSERT INTO node (parent_id, name, type, owner, group_read, group_write, public_read, immutable,
                          content_type)
        SELECT id, :name, 'ContainerNode', :owner, :groupRead, :groupWrite, :publicRead, :immutable,
               :contentType
        FROM parent
        RETURNING id, btime
      ), spine AS (
        INSERT INTO container (id, path)
        SELECT made.id, parent.path || to_hex(made.id) FROM made, parent
      )
      SELECT id, btime FROM made
      """;

  /** Only what is named in the request is written, so that two callers do not undo each other. */
  static final String UPDATE_NODE =
      """
      UPDATE node SET
        group_read = CASE WHEN :setGroupRead THEN :groupRead ELSE group_read END,
        group_write = CASE WHEN :setGroupWrite THEN :groupWrite ELSE group_write END,
        public_read = CASE WHEN :setPublicRead THEN CAST(:publicRead AS boolean) ELSE public_read END,
        immutable = CASE WHEN :setImmutable THEN CAST(:immutable AS boolean) ELSE immutable END,
        content_type = CASE WHEN :setContentType THEN :contentType ELSE content_type END,
        link_target = CASE WHEN :setLinkTarget THEN :linkTarget ELSE link_target END,
        ctime = now()
      WHERE id = :id AND parent_id IS NOT DISTINCT FROM CAST(:parent AS bigint) AND name = :name
      """;

  static final String DELETE_NODE =
      """
      WITH gone AS (
        DELETE FROM node WHERE id = :id AND parent_id = :parent AND name = :name
        RETURNING object_id
      ), released AS (
        UPDATE object SET sweep_after = now() + CAST(:grace AS interval)
        FROM gone WHERE object.id = gone.object_id
      )
      SELECT count(*) FROM gone
      """;

  static final String LOCK_CONTAINER =
      "SELECT CAST(path AS text) FROM container WHERE id = :id FOR UPDATE";

  /** Deletion, whatever the size: one row changes its parent. */
  static final String DETACH_NODE =
      """
      UPDATE node SET parent_id = 2, name = to_hex(id)
      WHERE id = :id AND parent_id = :parent AND name = :name
      """;

  static final String DETACH_CONTAINER = "UPDATE container SET detached_at = now() WHERE id = :id";

  /** What must hold of a container below: in the subtree of :path, and not deleted before. */
  private static final String BELOW =
      """
      subpath(c.path, 0, least(nlevel(c.path), 32))
          <@ subpath(CAST(:path AS ltree), 0, least(nlevel(CAST(:path AS ltree)), 32))
        AND c.path <@ CAST(:path AS ltree)
        AND NOT EXISTS (
          SELECT 1 FROM container d
          WHERE d.detached_at IS NOT NULL AND d.path <@ CAST(:path AS ltree) AND c.path <@ d.path)
      """;

  /** Each combination of permissions of the containers of a subtree, with one that has it. */
  static final String PERMISSIONS_BELOW =
      """
      SELECT n.owner, n.group_read, n.group_write, min(n.id)
      FROM container c JOIN node n ON n.id = c.id
      WHERE
      """
          + BELOW
          + "GROUP BY n.owner, n.group_read, n.group_write";

  /** Whether a subtree has an immutable node. */
  static final String IMMUTABLE_BELOW =
      "SELECT EXISTS (SELECT 1 FROM node n JOIN container c ON c.id = n.parent_id"
          + " WHERE n.immutable AND "
          + BELOW
          + ")";

  static final String COUNT_BELOW =
      """
      WITH top AS (SELECT path FROM container WHERE id = :id)
      SELECT count(*) FROM top
      JOIN container c
        ON subpath(c.path, 0, least(nlevel(c.path), 32))
             <@ subpath(top.path, 0, least(nlevel(top.path), 32))
        AND c.path <@ top.path
      JOIN node n ON n.parent_id = c.id
      """;

  /**
   * Identifiers of properties in use, by skipping along the index; what is deleted does not count.
   */
  static final String PROPERTIES_IN_USE =
      """
      WITH RECURSIVE used(uri) AS (
        SELECT min(uri) FROM property
        UNION ALL
        SELECT (SELECT p.uri FROM property p WHERE p.uri > used.uri ORDER BY p.uri LIMIT 1)
        FROM used WHERE used.uri IS NOT NULL
      )
      SELECT uri FROM used
      WHERE uri IS NOT NULL AND EXISTS (
        SELECT 1 FROM property p JOIN node n ON n.id = p.node_id
        LEFT JOIN container c ON c.id = n.parent_id
        WHERE p.uri = used.uri AND (n.id = 1 OR (c.id <> 2 AND NOT EXISTS (
          SELECT 1 FROM container d WHERE d.detached_at IS NOT NULL AND c.path <@ d.path))))
      ORDER BY uri
      LIMIT 10000
      """;

  private NodeSql() {}
}
