package org.vospace.node;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.vospace.access.AccessPolicy;
import org.vospace.access.Caller;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.node.ChildOrderDao.Child;

/** Children in another order than by name. Containers up to a size are sorted, without an index. */
@Stateless
public class ChildOrderService {
  @Inject private AccessPolicy policy;
  @Inject private ChildOrderDao children;

  /** For the container. */
  public ChildOrderService() {}

  ChildOrderService(AccessPolicy policy, ChildOrderDao children) {
    this.policy = policy;
    this.children = children;
  }

  /**
   * The children in an order, as keys for {@link NodeService#children(Caller, FoundNode, List,
   * org.vospace.model.Detail)}. What the caller may not read comes last, by name, so that its place
   * tells nothing of it.
   *
   * @param container the container, as found by {@link NodeService#getNode}
   * @param from name of the child to begin with; empty to begin with the first
   * @throws VospaceException InvalidArgument when the container is too large to be sorted,
   *     NodeNotFound when it has no such child
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<Long> sort(Caller caller, FoundNode container, ChildOrder order, String from) {
    List<Child> all = children.children(container.id(), order, ChildOrder.MOST_CHILDREN + 1);
    if (all.size() > ChildOrder.MOST_CHILDREN) {
      // In the words by which vostools knows what is wrong.
      throw new VospaceException(
          Fault.INVALID_ARGUMENT,
          "sort or order: sorting options not supported for a container of more than "
              + ChildOrder.MOST_CHILDREN
              + " nodes");
    }
    List<Child> readable = new ArrayList<>(all.size());
    List<Child> hidden = new ArrayList<>();
    for (Child child : all) {
      (policy.mayRead(caller, child.permissions()) ? readable : hidden).add(child);
    }
    hidden.sort(Comparator.comparing(Child::name));
    readable.addAll(hidden);
    return readable.stream().skip(index(readable, container, from)).map(Child::id).toList();
  }

  private static int index(List<Child> ordered, FoundNode container, String from) {
    if (from.isEmpty()) {
      return 0;
    }
    for (int i = 0; i < ordered.size(); i++) {
      if (ordered.get(i).name().equals(from)) {
        return i;
      }
    }
    throw new VospaceException(Fault.NODE_NOT_FOUND, container.node().uri().child(from).toString());
  }
}
