package org.vospace.batch;

/**
 * How many nodes of a tree were done.
 *
 * @param success those with which it was possible
 * @param errors the others
 */
record TreeCounts(long success, long errors) {
  /** Reads what {@link #text} wrote; nothing counts before. */
  static TreeCounts of(String checkpoint) {
    if (checkpoint == null) {
      return new TreeCounts(0, 0);
    }
    String[] parts = checkpoint.split(" ");
    return new TreeCounts(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
  }

  TreeCounts succeeded(long more) {
    return new TreeCounts(success + more, errors);
  }

  TreeCounts failed() {
    return new TreeCounts(success, errors + 1);
  }

  String text() {
    return success + " " + errors;
  }
}
