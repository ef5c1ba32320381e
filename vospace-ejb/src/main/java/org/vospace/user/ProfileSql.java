package org.vospace.user;

/** The statements of {@link ProfileDao}. */
final class ProfileSql {
  static final String SET =
      """
      INSERT INTO user_profile (name, group_read, group_write, public_read)
      VALUES (:name, :groupRead, :groupWrite, :publicRead)
      ON CONFLICT (name) DO UPDATE SET group_read = excluded.group_read,
        group_write = excluded.group_write, public_read = excluded.public_read, changed = now()
      """;

  /** No row when there is no home. Counting ends at a bound, so that nobody's home costs much. */
  static final String USAGE =
      """
      WITH home AS (
        SELECT c.path FROM node h
        JOIN node n ON n.parent_id = h.id AND n.name = :name
        JOIN container c ON c.id = n.id
        WHERE h.parent_id = 1 AND h.name = 'home'
      ), below AS (
        SELECT o.length FROM home
        JOIN container c
          ON subpath(c.path, 0, least(nlevel(c.path), 32))
              <@ subpath(home.path, 0, least(nlevel(home.path), 32))
            AND c.path <@ home.path
        JOIN node n ON n.parent_id = c.id
        LEFT JOIN object o ON o.id = n.object_id
        LIMIT :most
      )
      SELECT (SELECT count(*) FROM below), (SELECT coalesce(sum(length), 0) FROM below) FROM home
      """;

  static final String JOBS =
      """
      SELECT count(*), count(*) FILTER (WHERE phase IN
        ('PENDING', 'QUEUED', 'EXECUTING', 'HELD', 'SUSPENDED'))
      FROM job WHERE owner = :name AND phase <> 'ARCHIVED'
      """;

  static final String SHARES = "SELECT count(*) FROM share WHERE owner = :name";

  private ProfileSql() {}
}
