package org.vospace.node;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.vospace.access.AccessPolicy;
import org.vospace.access.Caller;
import org.vospace.config.VospaceConfig;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.model.VosUri;
import org.vospace.persistence.ConcurrentChange;

/** The two transactions of moveNode, as those of {@link NodeDeletion}. */
@Stateless
public class NodeMove {
  @Inject private VospaceConfig config;
  @Inject private AccessPolicy policy;
  @Inject private Departure departure;
  @Inject private NodeDao nodes;
  @Inject private MoveDao moves;

  /** For the container. */
  public NodeMove() {}

  NodeMove(
      VospaceConfig config,
      AccessPolicy policy,
      Departure departure,
      NodeDao nodes,
      MoveDao moves) {
    this.config = config;
    this.policy = policy;
    this.departure = departure;
    this.nodes = nodes;
    this.moves = moves;
  }

  /** A place for a node: its URI there and its container. */
  private record Destination(VosUri uri, NodeRow container) {}

  /** Moves a data node or a link. */
  public VosUri leaf(Caller caller, VosUri source, VosUri direction) {
    NodeRow row = departure.of(caller, source, Fault.NODE_NOT_FOUND);
    if (row.isContainer()) {
      throw new ConcurrentChange();
    }
    if (Boolean.TRUE.equals(row.busy())) {
      throw new VospaceException(Fault.NODE_BUSY, source.toString());
    }
    Destination destination = destination(caller, source, direction);
    moves.lockDestination(destination.container().id());
    moves.reparent(row, destination.container().id(), destination.uri());
    return destination.uri();
  }

  /** Moves a container with all that is below it: its rows of the spine are rewritten. */
  public VosUri container(Caller caller, VosUri source, VosUri direction) {
    nodes.lockSpace();
    NodeRow row = departure.of(caller, source, Fault.NODE_NOT_FOUND);
    if (!row.isContainer()) {
      throw new ConcurrentChange();
    }
    Destination destination = destination(caller, source, direction);
    String to = moves.lockDestination(destination.container().id());
    String from = nodes.lockContainer(row.id());
    if (to.equals(from) || to.startsWith(from + ".")) {
      throw new VospaceException(
          Fault.INVALID_URI,
          destination.uri() + " Cannot move container node into its descendants");
    }
    departure.requireAllBelow(caller, source, from);
    int deepest = moves.deepestBelow(from) - from.split("\\.").length;
    if (destination.uri().path().depth() + deepest > config.maxDepth()) {
      throw new VospaceException(
          Fault.INVALID_URI,
          destination.uri() + " would be deeper than " + config.maxDepth() + " names");
    }
    moves.reparent(row, destination.container().id(), destination.uri());
    if (!row.parentId().equals(destination.container().id())) {
      moves.rewriteSpine(from, to);
    }
    return destination.uri();
  }

  /** Into an existing container under the old name, else to the name that was given. */
  private Destination destination(Caller caller, VosUri source, VosUri direction) {
    Resolution found = new Resolution(direction, nodes.walk(direction.path()));
    NodeRow parent = found.parent(caller, policy, Fault.NODE_NOT_FOUND);
    boolean inside = found.target().isPresent();
    if (inside && !found.target().get().isContainer()) {
      throw new VospaceException(Fault.DUPLICATE_NODE, direction.toString());
    }
    NodeRow container = found.target().orElse(parent);
    VosUri uri = direction;
    if (inside) {
      uri = direction.child(source.path().name());
    } else if (direction.path().isAuto()) {
      uri = direction.withPath(direction.path().parent().child(AutoName.next()));
    }
    policy.requireWrite(caller, container.permissions(), uri.withPath(uri.path().parent()));
    found.requireMutable(direction.path().depth() + 1, policy);
    if (uri.path().depth() > config.maxDepth()) {
      throw new VospaceException(
          Fault.INVALID_URI, uri + " is deeper than " + config.maxDepth() + " names");
    }
    return new Destination(uri, container);
  }
}
