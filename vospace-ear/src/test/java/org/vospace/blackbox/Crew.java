package org.vospace.blackbox;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Clients that do the same again and again until they are told to stop. */
final class Crew implements AutoCloseable {
  private final List<Thread> threads = new ArrayList<>();
  private final AtomicBoolean stopping = new AtomicBoolean();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  /** Begins to do the thing, over and over. */
  void start(long seed, Consumer<RandomGenerator> thing) {
    RandomGenerator random = new SplittableRandom(seed);
    Thread thread =
        new Thread(
            () -> {
              try {
                while (!stopping.get()) {
                  thing.accept(random);
                }
              } catch (Throwable e) {
                failure.compareAndSet(null, e);
              }
            });
    threads.add(thread);
    thread.start();
  }

  /** Waits until all have finished what they were doing. */
  @Override
  public void close() {
    stopping.set(true);
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    if (failure.get() != null) {
      throw new AssertionError("one of the clients failed", failure.get());
    }
  }
}
