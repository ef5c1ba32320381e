package org.vospace.node;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.vospace.access.Caller;
import org.vospace.config.VospaceConfig;
import org.vospace.fault.Fault;
import org.vospace.model.VosUri;
import org.vospace.persistence.ConcurrentChange;

/**
 * The two transactions of deleteNode: which one is needed shows only when the path is resolved, and
 * the lock of the space must come before that. Called by {@link NodeService} alone.
 */
@Stateless
public class NodeDeletion {
  @Inject private VospaceConfig config;
  @Inject private Departure departure;
  @Inject private NodeDao nodes;

  /** For the container. */
  public NodeDeletion() {}

  NodeDeletion(VospaceConfig config, Departure departure, NodeDao nodes) {
    this.config = config;
    this.departure = departure;
    this.nodes = nodes;
  }

  /** Removes a data node or a link. */
  public void leaf(Caller caller, VosUri uri) {
    NodeRow row = departure.of(caller, uri, Fault.CONTAINER_NOT_FOUND);
    if (row.isContainer()) {
      throw new ConcurrentChange();
    }
    nodes.delete(row, config.sweepGrace());
  }

  /** Detaches a container, after everything below was found to be the caller's to delete. */
  public void container(Caller caller, VosUri uri) {
    nodes.lockSpace();
    NodeRow row = departure.of(caller, uri, Fault.CONTAINER_NOT_FOUND);
    if (!row.isContainer()) {
      throw new ConcurrentChange();
    }
    departure.requireAllBelow(caller, uri, nodes.lockContainer(row.id()));
    nodes.detach(row);
  }
}
