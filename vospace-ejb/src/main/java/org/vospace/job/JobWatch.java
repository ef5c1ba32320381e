package org.vospace.job;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Tells who waits for a change of a job, whichever server made it: one connection of each server
 * listens to the database, and a waiter holds neither a thread nor a connection.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class JobWatch {
  private static final Logger LOG = Logger.getLogger(JobWatch.class.getName());
  private static final String EVERY_JOB = "*";
  private static final int POLL_MILLIS = 1_000;
  private static final long RECONNECT_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final ConcurrentHashMap<String, Set<Runnable>> waiters = new ConcurrentHashMap<>();

  @Resource(lookup = "java:jboss/datasources/vospace")
  private DataSource dataSource;

  @Resource private ManagedThreadFactory threads;
  @Resource private ManagedExecutorService executor;

  private volatile boolean stopping;

  /** A wait, to be closed when it is over. */
  public interface Wait extends AutoCloseable {
    @Override
    void close();
  }

  @PostConstruct
  void start() {
    threads.newThread(this::listen).start();
  }

  @PreDestroy
  void stop() {
    stopping = true;
  }

  /**
   * @param onChange called on a thread of the server's after each change of the job; changes that
   *     follow each other closely may be told once
   */
  public Wait on(String jobId, Runnable onChange) {
    // In one step: a set that the last waiter has just left is no longer looked into.
    waiters.compute(
        jobId,
        (id, set) -> {
          Set<Runnable> joined = set == null ? ConcurrentHashMap.newKeySet() : set;
          joined.add(onChange);
          return joined;
        });
    return () -> leave(jobId, onChange);
  }

  /** The same for a change of any job. */
  public Wait onEveryJob(Runnable onChange) {
    return on(EVERY_JOB, onChange);
  }

  private void leave(String jobId, Runnable onChange) {
    waiters.computeIfPresent(
        jobId,
        (id, set) -> {
          set.remove(onChange);
          return set.isEmpty() ? null : set;
        });
  }

  private void listen() {
    while (!stopping) {
      try (Connection connection = dataSource.getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("LISTEN vospace_job");
        // Whatever changed while nobody listened.
        waiters.keySet().forEach(this::tell);
        PGConnection listening = connection.unwrap(PGConnection.class);
        while (!stopping) {
          PGNotification[] changes = listening.getNotifications(POLL_MILLIS);
          if (changes != null) {
            tell(changes);
          }
        }
      } catch (SQLException | RuntimeException e) {
        if (!stopping) {
          LOG.log(Level.WARNING, "Listening for changes of jobs begins again: {0}", e.getMessage());
          LockSupport.parkNanos(RECONNECT_NANOS);
        }
      }
    }
  }

  private void tell(PGNotification[] changes) {
    Set<String> ids = ConcurrentHashMap.newKeySet();
    for (PGNotification change : changes) {
      ids.add(change.getParameter());
    }
    ids.forEach(this::tell);
    tell(EVERY_JOB);
  }

  private void tell(String id) {
    for (Runnable waiter : waiters.getOrDefault(id, Set.of())) {
      executor.execute(waiter);
    }
  }
}
