package org.vospace.content;

/**
 * What a reconciliation has seen and found so far.
 *
 * @param backend the back end that is being compared; empty before the first
 * @param after the key up to which it has been
 * @param objects rows whose bytes were looked for
 * @param bytes bytes that were read
 * @param unknown what no row is about
 * @param lost rows without bytes
 * @param other rows whose bytes have another length or checksum
 * @param repaired how much of it was removed or marked
 */
public record ReconcileCounts(
    String backend,
    String after,
    long objects,
    long bytes,
    long unknown,
    long lost,
    long other,
    long repaired) {
  private static final int NUMBERS = 6;

  /** Reads what {@link #text} wrote; nothing counts before. */
  public static ReconcileCounts of(String checkpoint) {
    if (checkpoint == null) {
      return new ReconcileCounts("", "", 0, 0, 0, 0, 0, 0);
    }
    String[] parts = checkpoint.split(" ", -1);
    long[] numbers = new long[NUMBERS];
    for (int i = 0; i < NUMBERS; i++) {
      numbers[i] = Long.parseLong(parts[i + 2]);
    }
    return new ReconcileCounts(
        parts[0], parts[1], numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]);
  }

  /** As a checkpoint. */
  public String text() {
    return String.join(
        " ",
        backend,
        after,
        Long.toString(objects),
        Long.toString(bytes),
        Long.toString(unknown),
        Long.toString(lost),
        Long.toString(other),
        Long.toString(repaired));
  }

  ReconcileCounts at(String newBackend, String newAfter) {
    return new ReconcileCounts(
        newBackend, newAfter, objects, bytes, unknown, lost, other, repaired);
  }

  ReconcileCounts looked(long read) {
    return new ReconcileCounts(
        backend, after, objects + 1, bytes + read, unknown, lost, other, repaired);
  }

  ReconcileCounts found(Finding finding) {
    boolean known = finding.objectId() != null;
    boolean missing = finding.kind().equals(Finding.LOST);
    return new ReconcileCounts(
        backend,
        after,
        objects,
        bytes,
        unknown + (known ? 0 : 1),
        lost + (missing ? 1 : 0),
        other + (known && !missing ? 1 : 0),
        repaired + (finding.repaired() ? 1 : 0));
  }
}
