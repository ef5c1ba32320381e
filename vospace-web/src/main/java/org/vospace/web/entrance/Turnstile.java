package org.vospace.web.entrance;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Shares of threads: whoever holds theirs already waits in a line, without a thread. */
final class Turnstile {
  private static final int LONGEST_LINE = 8_192;

  private final Map<String, Line> lines = new HashMap<>();

  /** Who holds, and who waits. */
  private static final class Line {
    private int held;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
  }

  /**
   * Takes a place if there is one; {@link #leave} must follow then.
   *
   * @param most how many places there are for them
   */
  synchronized boolean enter(String who, int most) {
    Line line = lines.computeIfAbsent(who, key -> new Line());
    if (line.held >= most) {
      return false;
    }
    line.held++;
    return true;
  }

  /**
   * Takes a place as soon as there is one; {@link #leave} must follow then.
   *
   * @param turn run when the place was taken, on whatever thread gave it up
   * @return whether there was room in the line
   */
  boolean await(String who, int most, Runnable turn) {
    synchronized (this) {
      if (!enter(who, most)) {
        Deque<Runnable> waiting = lines.get(who).waiting;
        return waiting.size() < LONGEST_LINE && waiting.add(turn);
      }
    }
    turn.run();
    return true;
  }

  /**
   * @return whether that was still waiting; it will not run then
   */
  synchronized boolean giveUp(String who, Runnable turn) {
    Line line = lines.get(who);
    return line != null && line.waiting.remove(turn);
  }

  /** Gives a place to whoever waits longest for it. */
  void leave(String who) {
    Runnable next;
    synchronized (this) {
      Line line = lines.get(who);
      next = line.waiting.poll();
      if (next == null && --line.held == 0) {
        lines.remove(who);
      }
    }
    if (next != null) {
      next.run();
    }
  }
}
