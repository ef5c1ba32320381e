package org.vospace.web.nodes;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.vospace.access.Caller;
import org.vospace.model.Detail;
import org.vospace.model.Node;
import org.vospace.node.FoundNode;
import org.vospace.node.NodeService;

/** Children in an order made before, read page by page while they are written. */
final class SortedListing implements Iterator<Node> {
  private static final int PAGE = 1_000;

  private final NodeService service;
  private final Caller caller;
  private final FoundNode container;
  private final Detail detail;
  private final List<Long> ids;
  private int read;
  private Iterator<Node> page = Collections.emptyIterator();

  /**
   * @param ids keys of the children, in order
   */
  SortedListing(
      NodeService service, Caller caller, FoundNode container, Detail detail, List<Long> ids) {
    this.service = service;
    this.caller = caller;
    this.container = container;
    this.detail = detail;
    this.ids = ids;
  }

  @Override
  public boolean hasNext() {
    // A page is shorter, or empty, when children have gone since they were put in order.
    while (!page.hasNext() && read < ids.size()) {
      List<Long> next = ids.subList(read, Math.min(read + PAGE, ids.size()));
      page = service.children(caller, container, next, detail).iterator();
      read += next.size();
    }
    return page.hasNext();
  }

  @Override
  public Node next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return page.next();
  }
}
