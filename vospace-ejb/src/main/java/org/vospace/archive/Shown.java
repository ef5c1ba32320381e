package org.vospace.archive;

/** Names of an archive as faults tell them. */
final class Shown {
  private static final int LONGEST = 200;

  private Shown() {}

  static String of(String name) {
    String printable = name.replaceAll("\\p{Cntrl}", "?");
    return "\""
        + (printable.length() > LONGEST ? printable.substring(0, LONGEST) + "…" : printable)
        + "\"";
  }
}
