package org.vospace.web.data;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.vospace.config.DataConfig;

/**
 * Does for connections what may block: files, back ends, the database. None of it waits for a
 * client, so a few threads serve all of them; what waits is bounded by the connections, of which
 * each has one thing to do at a time.
 */
@ApplicationScoped
class DataThreads implements Executor {
  private static final long IDLE_SECONDS = 30;

  @Resource private ManagedThreadFactory factory;
  @Inject private DataConfig config;

  private ThreadPoolExecutor pool;

  @PostConstruct
  void start() {
    pool =
        new ThreadPoolExecutor(
            config.threads(),
            config.threads(),
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            factory);
    pool.allowCoreThreadTimeOut(true);
  }

  @PreDestroy
  void stop() {
    pool.shutdown();
  }

  @Override
  public void execute(Runnable task) {
    pool.execute(task);
  }
}
