package org.vospace.storage;

import java.util.List;

/**
 * Optional power of a back end: to tell what it has, for the reconciliation with the service's
 * tables. What is written or deleted meanwhile may be listed or not; everything else is listed, and
 * once. Memory is bounded by the size of a page, not by the number of objects.
 */
public interface ListsObjects {
  /**
   * The next whole objects.
   *
   * @param after the key that the page before ended with; empty for the first page
   * @param limit largest size of the page
   * @return in ascending order of keys, as {@link String#compareTo} has it; empty at the end
   * @throws StorageException BROKEN, UNAVAILABLE
   */
  List<ListedObject> objects(String after, int limit) throws StorageException;

  /**
   * The next of what writes have staged and not completed, in the same order.
   *
   * @throws StorageException BROKEN, UNAVAILABLE
   */
  List<ListedObject> staged(String after, int limit) throws StorageException;
}
