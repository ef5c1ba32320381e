package org.vospace.batch;

import org.vospace.content.Relocation;

/**
 * How far a relocation is.
 *
 * @param last the object that was dealt with last; 0 before the first
 * @param done how many objects were dealt with
 * @param moved how many have moved
 * @param failed how many could not be moved and are where they were
 */
record RelocateCounts(long last, long done, long moved, long failed) {
  /** Reads what {@link #text} wrote; nothing counts before. */
  static RelocateCounts of(String checkpoint) {
    if (checkpoint == null) {
      return new RelocateCounts(0, 0, 0, 0);
    }
    String[] parts = checkpoint.split(" ");
    return new RelocateCounts(
        Long.parseLong(parts[0]),
        Long.parseLong(parts[1]),
        Long.parseLong(parts[2]),
        Long.parseLong(parts[3]));
  }

  RelocateCounts with(long object, Relocation.Outcome outcome) {
    return new RelocateCounts(
        object,
        done + 1,
        moved + (outcome == Relocation.Outcome.MOVED ? 1 : 0),
        failed + (outcome == Relocation.Outcome.FAILED ? 1 : 0));
  }

  String text() {
    return last + " " + done + " " + moved + " " + failed;
  }
}
