package org.vospace.batch;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Consumer;
import org.vospace.access.Caller;
import org.vospace.fault.VospaceException;
import org.vospace.model.Detail;
import org.vospace.model.Node;
import org.vospace.model.NodeType;
import org.vospace.model.VosUri;
import org.vospace.node.FoundNode;
import org.vospace.node.NodeService;

/** Visits the children of a container page by page, as far as the caller may see them. */
@ApplicationScoped
class TreeWalk {
  private static final int PAGE = 1_000;

  @EJB private NodeService nodes;

  /** Does nothing for what is no container, or may not be read. */
  void children(Caller caller, VosUri uri, Consumer<VosUri> visit) {
    FoundNode container;
    try {
      container = nodes.getNode(caller, uri.path(), Detail.MIN);
    } catch (VospaceException e) {
      return;
    }
    if (container.node().type() != NodeType.CONTAINER_NODE) {
      return;
    }
    String last = "";
    for (List<Node> page = page(caller, container, last); !page.isEmpty(); ) {
      page.forEach(child -> visit.accept(child.uri()));
      last = page.get(page.size() - 1).uri().path().name();
      page = page.size() < PAGE ? List.of() : page(caller, container, last);
    }
  }

  private List<Node> page(Caller caller, FoundNode container, String after) {
    return nodes.children(caller, container, after, false, PAGE, Detail.MIN);
  }
}
