package org.vospace;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.vospace.launcher.EmbeddedDatabase;

/**
 * A real PostgreSQL for the tests of this module: started once, stopped when the last has ended.
 */
public final class TestDatabase implements ParameterResolver {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(TestDatabase.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == EmbeddedDatabase.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent("database", key -> new Running(), Running.class)
        .database;
  }

  /** The persistence unit of the application over that database, without a container. */
  public static EntityManagerFactory entityManagers(EmbeddedDatabase database) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("jakarta.persistence.transactionType", "RESOURCE_LOCAL");
    settings.put("jakarta.persistence.nonJtaDataSource", pool(database));
    settings.put("hibernate.hbm2ddl.auto", "validate");
    return Persistence.createEntityManagerFactory("vospace", settings);
  }

  /** Connections as many as there are sessions; the pool ends with the database. */
  private static DataSource pool(EmbeddedDatabase database) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(database.dataSource());
    config.setMaximumPoolSize(32);
    config.setMinimumIdle(0);
    return new HikariDataSource(config);
  }

  /** Closed by JUnit with the root context. */
  private static final class Running implements AutoCloseable {
    private final EmbeddedDatabase database;

    private Running() {
      try {
        database = EmbeddedDatabase.start(Files.createTempDirectory(Path.of("target"), "postgres"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      database.close();
    }
  }
}
