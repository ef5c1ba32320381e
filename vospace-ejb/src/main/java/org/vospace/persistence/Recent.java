package org.vospace.persistence;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Answers of the database remembered for a moment, where each request would ask for the same.
 * Another server may go on with an old answer for that long.
 *
 * @param <K> what is asked for
 * @param <V> the answer, never null
 */
public final class Recent<K, V> {
  private static final int MOST_KNOWN = 10_000;

  private final Map<K, Known<V>> known = new ConcurrentHashMap<>();
  private final long nanos;
  private final Function<K, V> ask;

  private record Known<V>(V answer, long since) {}

  /**
   * @param life how long an answer is believed
   * @param ask asks the database
   */
  public Recent(Duration life, Function<K, V> ask) {
    this.nanos = life.toNanos();
    this.ask = ask;
  }

  /** The answer, at most as old as its life. */
  public V of(K key) {
    long now = System.nanoTime();
    Known<V> last = known.get(key);
    if (last != null && now - last.since() < nanos) {
      return last.answer();
    }
    if (known.size() >= MOST_KNOWN) {
      known.clear();
    }
    V answer = ask.apply(key);
    known.put(key, new Known<>(answer, now));
    return answer;
  }

  /** What was remembered of this key is asked for again. */
  public void forget(K key) {
    known.remove(key);
  }
}
