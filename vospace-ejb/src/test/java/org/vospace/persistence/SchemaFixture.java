package org.vospace.persistence;

import javax.sql.DataSource;

/** The schema of the application for tests of other rooms. */
public final class SchemaFixture {
  private SchemaFixture() {}

  /** Brings the database to the newest version. */
  public static void migrate(DataSource dataSource) {
    SchemaMigration.migrate(dataSource);
  }
}
