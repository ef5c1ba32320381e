package org.vospace.persistence;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is below a failure. Whatever made a commit fail is not the cause of the transaction
 * manager's exception but suppressed in it.
 */
final class Causes {
  private Causes() {}

  /** The failure, its causes and what they suppressed, each once, the nearest first. */
  static Stream<Throwable> of(Throwable failure) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Stream.Builder<Throwable> found = Stream.builder();
    Deque<Throwable> next = new ArrayDeque<>();
    next.add(failure);
    while (!next.isEmpty()) {
      Throwable throwable = next.poll();
      if (!seen.add(throwable)) {
        continue;
      }
      found.add(throwable);
      if (throwable.getCause() != null) {
        next.add(throwable.getCause());
      }
      next.addAll(List.of(throwable.getSuppressed()));
    }
    return found.build();
  }
}
