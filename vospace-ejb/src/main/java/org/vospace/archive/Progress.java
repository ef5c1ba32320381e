package org.vospace.archive;

/**
 * How much of an archive has become nodes.
 *
 * @param entries members, those included that needed no node
 * @param bytes of the members
 */
record Progress(long entries, long bytes) {
  static final Progress NONE = new Progress(0, 0);

  /** Reads what {@link #checkpoint} wrote; anything else is of before the unpacking. */
  static Progress of(String checkpoint) {
    if (checkpoint == null || !checkpoint.startsWith("unpacked ")) {
      return NONE;
    }
    String[] parts = checkpoint.split(" ");
    return new Progress(Long.parseLong(parts[1]), Long.parseLong(parts[2]));
  }

  String checkpoint() {
    return "unpacked " + entries + " " + bytes;
  }
}
