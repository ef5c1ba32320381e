package org.vospace.node;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.vospace.access.Caller;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.model.VosUri;
import org.vospace.persistence.ConcurrentChange;

/** The two transactions of moveNode, as those of {@link NodeDeletion}. */
@Stateless
public class NodeMove {
  @Inject private Departure departure;
  @Inject private Arrival arrival;
  @Inject private NodeDao nodes;
  @Inject private MoveDao moves;

  /** For the container. */
  public NodeMove() {}

  NodeMove(Departure departure, Arrival arrival, NodeDao nodes, MoveDao moves) {
    this.departure = departure;
    this.arrival = arrival;
    this.nodes = nodes;
    this.moves = moves;
  }

  /** Moves a data node or a link. */
  public VosUri leaf(Caller caller, VosUri source, VosUri direction) {
    NodeRow row = departure.of(caller, source, Fault.NODE_NOT_FOUND);
    if (row.isContainer()) {
      throw new ConcurrentChange();
    }
    if (Boolean.TRUE.equals(row.busy())) {
      throw new VospaceException(Fault.NODE_BUSY, source.toString());
    }
    Arrival.Place destination = arrival.at(caller, source, direction);
    moves.lockDestination(destination.container().id());
    moves.reparent(
        row.id(), row.parentId(), row.name(), destination.container().id(), destination.uri());
    return destination.uri();
  }

  /** Moves a container with all that is below it: its rows of the spine are rewritten. */
  public VosUri container(Caller caller, VosUri source, VosUri direction) {
    nodes.lockSpace();
    NodeRow row = departure.of(caller, source, Fault.NODE_NOT_FOUND);
    if (!row.isContainer()) {
      throw new ConcurrentChange();
    }
    Arrival.Place destination = arrival.at(caller, source, direction);
    String to = moves.lockDestination(destination.container().id());
    String from = nodes.lockContainer(row.id());
    if (to.equals(from) || to.startsWith(from + ".")) {
      throw new VospaceException(
          Fault.INVALID_URI,
          destination.uri() + " Cannot move container node into its descendants");
    }
    departure.requireAllBelow(caller, source, from);
    arrival.requireDepth(destination, moves.deepestBelow(from) - from.split("\\.").length);
    moves.reparent(
        row.id(), row.parentId(), row.name(), destination.container().id(), destination.uri());
    if (!row.parentId().equals(destination.container().id())) {
      moves.rewriteSpine(from, to);
    }
    return destination.uri();
  }
}
