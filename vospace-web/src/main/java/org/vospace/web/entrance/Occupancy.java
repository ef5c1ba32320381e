package org.vospace.web.entrance;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many threads somebody holds. */
final class Occupancy {
  private final Map<String, Integer> held = new ConcurrentHashMap<>();

  /**
   * Takes a thread; {@link #leave} must follow when it was taken.
   *
   * @return whether there was one left for them
   */
  boolean enter(String who, int most) {
    int[] now = new int[1];
    held.compute(who, (key, count) -> count == null ? now[0] = 1 : (now[0] = count + 1));
    if (now[0] > most) {
      leave(who);
      return false;
    }
    return true;
  }

  /** Whether they hold fewer than that. */
  boolean hasRoom(String who, int most) {
    return held.getOrDefault(who, 0) < most;
  }

  void leave(String who) {
    held.computeIfPresent(who, (key, count) -> count == 1 ? null : count - 1);
  }
}
