package org.vospace.persistence;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnit;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.hibernate.SessionFactory;
import org.vospace.config.ConfigException;
import org.vospace.config.VospaceConfig;

/**
 * Brings the schema to this version before anything else happens. Flyway holds a lock, so several
 * servers may start at once; a schema that is newer than the software is refused.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class SchemaMigration {
  @Resource(lookup = "java:jboss/datasources/vospace")
  private DataSource dataSource;

  @PersistenceUnit(unitName = "vospace")
  private EntityManagerFactory entityManagers;

  /** Injected here so that a wrong setting stops the start before the database is touched. */
  @Inject private VospaceConfig config;

  @PostConstruct
  void migrate() {
    config.authority();
    migrate(dataSource);
    entityManagers.unwrap(SessionFactory.class).getSchemaManager().validateMappedObjects();
  }

  /**
   * @throws ConfigException when the schema is newer than the software or was changed by hand
   */
  static void migrate(DataSource dataSource) {
    Flyway flyway =
        Flyway.configure(SchemaMigration.class.getClassLoader())
            .dataSource(dataSource)
            .locations("classpath:db/migration")
            .ignoreMigrationPatterns(new String[0])
            .load();
    String newest = newestKnown(flyway);
    var applied = flyway.info().current();
    if (applied != null
        && applied.getVersion() != null
        && applied.getVersion().isNewerThan(newest)) {
      throw new ConfigException(
          "the database schema has version "
              + applied.getVersion()
              + ", newer than "
              + newest
              + ", the newest that this software knows; install the newer software.");
    }
    try {
      flyway.migrate();
    } catch (FlywayException e) {
      throw new IllegalStateException(
          "VOSPACE: the database schema could not be migrated: " + firstLine(e.getMessage()), e);
    }
  }

  private static String newestKnown(Flyway flyway) {
    String newest = "0";
    for (var migration : flyway.info().all()) {
      if (migration.getVersion() != null
          && migration.getScript() != null
          && !migration.getState().name().startsWith("FUTURE")) {
        newest = migration.getVersion().getVersion();
      }
    }
    return newest;
  }

  private static String firstLine(String text) {
    return text == null ? "" : text.lines().findFirst().orElse("");
  }
}
