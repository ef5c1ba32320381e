package org.vospace.node;

/**
 * In which order the children of a container are listed: an extension of opencadc, of which {@code
 * vls -t}, {@code -S} and {@code -r} make use.
 *
 * @param key what is compared; names decide between equals
 * @param descending whether the largest comes first
 */
public record ChildOrder(Key key, boolean descending) {
  /** The order of the standard's listing: the bytes of the names. */
  public static final ChildOrder BY_NAME = new ChildOrder(Key.NAME, false);

  /** The largest container that is sorted; the order by name has no such limit. */
  public static final int MOST_CHILDREN = 50_000;

  /** What is compared. */
  public enum Key {
    /** The names, by their bytes. */
    NAME,
    /** The property date. */
    DATE,
    /** The property length. */
    LENGTH
  }
}
