package org.vospace.web.entrance;

import java.security.MessageDigest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down whoever guesses credentials: the more of them were wrong, from an address for one
 * identity or from an address at all, the later the next ones are looked at. They are looked at
 * always, so that right ones are never refused; and those that were right here lately do not wait.
 */
final class FailedLogins {
  private static final int FREE_FOR_IDENTITY = 10;
  private static final int FREE_FOR_ADDRESS = 100;

  /** So many failures double the delay. */
  private static final int DOUBLES = 4;

  private static final long STEP_MILLIS = 250;
  private static final long LONGEST_MILLIS = 8_000;
  private static final long MEMORY_NANOS = Duration.ofMinutes(10).toNanos();
  private static final int MOST_REMEMBERED = 50_000;
  private static final int MOST_WAITING = 64;

  private final Map<String, Failures> failures = bounded();
  private final Map<String, Success> successes = bounded();
  private final Occupancy waiting = new Occupancy();

  private record Failures(int count, long last) {}

  private record Success(byte[] hash, long last) {}

  /** How long these credentials wait until they are looked at; zero when they do not. */
  Duration delay(LoginAttempt attempt) {
    if (!attempt.hasCredentials() || isKnown(attempt)) {
      return Duration.ZERO;
    }
    int over = count(attempt.address()) - FREE_FOR_ADDRESS;
    if (!attempt.user().isEmpty()) {
      over = Math.max(over, count(attempt.key()) - FREE_FOR_IDENTITY);
    }
    return over < 0
        ? Duration.ZERO
        : Duration.ofMillis(Math.min(STEP_MILLIS << Math.min(over / DOUBLES, 10), LONGEST_MILLIS));
  }

  /** Whether too many from that address wait already. */
  boolean isCrowded(LoginAttempt attempt) {
    return !waiting.hasRoom(attempt.address(), MOST_WAITING);
  }

  /** The attempt begins to wait; {@link #leave} must follow. */
  void enter(LoginAttempt attempt) {
    waiting.enter(attempt.address(), Integer.MAX_VALUE);
  }

  void leave(LoginAttempt attempt) {
    waiting.leave(attempt.address());
  }

  /** The credentials were wrong. */
  void failed(LoginAttempt attempt) {
    synchronized (failures) {
      long now = System.nanoTime();
      failures.put(attempt.key(), new Failures(count(attempt.key()) + 1, now));
      failures.put(attempt.address(), new Failures(count(attempt.address()) + 1, now));
    }
  }

  /**
   * The credentials were right.
   *
   * @return whether this is news
   */
  boolean succeeded(LoginAttempt attempt) {
    boolean news = !isKnown(attempt);
    synchronized (successes) {
      successes.put(attempt.key(), new Success(attempt.hash(), System.nanoTime()));
    }
    if (news) {
      synchronized (failures) {
        failures.remove(attempt.key());
      }
    }
    return news;
  }

  private boolean isKnown(LoginAttempt attempt) {
    if (attempt.hash() == null) {
      return false;
    }
    synchronized (successes) {
      Success success = successes.get(attempt.key());
      return success != null
          && System.nanoTime() - success.last() < MEMORY_NANOS
          && MessageDigest.isEqual(success.hash(), attempt.hash());
    }
  }

  private int count(String key) {
    synchronized (failures) {
      Failures known = failures.get(key);
      return known == null || System.nanoTime() - known.last() > MEMORY_NANOS ? 0 : known.count();
    }
  }

  /** Forgets whoever was not heard of for longest. */
  private static <T> Map<String, T> bounded() {
    return new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
        return size() > MOST_REMEMBERED;
      }
    };
  }
}
