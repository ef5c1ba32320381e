package org.vospace.archive;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.vospace.config.ArchiveConfig;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;

/** Threads of their own for archives, so that who reads one slowly holds up no other request. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ArchiveThreads {
  private static final int IDLE_SECONDS = 30;

  @Resource private ManagedThreadFactory threads;
  @Inject private ArchiveConfig config;

  private ThreadPoolExecutor executor;

  @PostConstruct
  void start() {
    executor =
        new ThreadPoolExecutor(
            0, config.threads(), IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), threads);
  }

  @PreDestroy
  void stop() {
    executor.shutdownNow();
  }

  /**
   * Begins at once, on a thread of its own.
   *
   * @throws VospaceException ServiceBusy when all are taken
   */
  public void execute(Runnable packing) {
    try {
      executor.execute(packing);
    } catch (RejectedExecutionException e) {
      throw new VospaceException(
          Fault.SERVICE_BUSY, "as many archives are being packed as this server can, try later");
    }
  }
}
