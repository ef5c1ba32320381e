package org.vospace.web.nodes;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.vospace.access.Caller;
import org.vospace.model.Detail;
import org.vospace.model.Node;
import org.vospace.node.FoundNode;
import org.vospace.node.NodeService;

/** The children of a container, read page by page while they are written. */
final class Listing implements Iterator<Node> {
  private static final int PAGE = 1_000;

  private final NodeService service;
  private final Caller caller;
  private final FoundNode container;
  private final Detail detail;
  private long left;
  private List<Node> page;
  private int next;

  /**
   * @param from name of the first child; empty to begin with the first
   * @param limit the most children
   */
  Listing(
      NodeService service,
      Caller caller,
      FoundNode container,
      Detail detail,
      String from,
      long limit) {
    this.service = service;
    this.caller = caller;
    this.container = container;
    this.detail = detail;
    this.left = limit;
    this.page = limit == 0 ? List.of() : read(from, true);
  }

  @Override
  public boolean hasNext() {
    if (next == page.size() && next == PAGE && left > 0) {
      page = read(page.get(next - 1).uri().path().name(), false);
      next = 0;
    }
    return left > 0 && next < page.size();
  }

  @Override
  public Node next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    left--;
    return page.get(next++);
  }

  private List<Node> read(String from, boolean inclusive) {
    return service.children(caller, container, from, inclusive, (int) Math.min(PAGE, left), detail);
  }
}
