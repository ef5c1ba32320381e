package org.vospace.node;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.vospace.access.AccessPolicy;
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
  @Inject private AccessPolicy policy;
  @Inject private NodeDao nodes;

  /** Removes a data node or a link. */
  public void leaf(Caller caller, VosUri uri) {
    NodeRow row = deletable(caller, uri);
    if (row.isContainer()) {
      throw new ConcurrentChange();
    }
    nodes.delete(row, config.sweepGrace());
  }

  /** Detaches a container, after everything below was found to be the caller's to delete. */
  public void container(Caller caller, VosUri uri) {
    nodes.lockSpace();
    NodeRow row = deletable(caller, uri);
    if (!row.isContainer()) {
      throw new ConcurrentChange();
    }
    String spine = nodes.lockContainer(row.id());
    for (var permissions : nodes.permissionsBelow(spine)) {
      policy.requireWrite(caller, permissions, "every container of " + uri);
    }
    if (nodes.hasImmutableBelow(spine)) {
      throw policy.denied("a node below " + uri + " is immutable");
    }
    nodes.detach(row);
  }

  private NodeRow deletable(Caller caller, VosUri uri) {
    Resolution found = new Resolution(uri, nodes.walk(uri.path()));
    NodeRow parent = found.parent(caller, policy, Fault.CONTAINER_NOT_FOUND);
    NodeRow row = found.existing();
    policy.requireWrite(caller, parent.permissions(), uri.withPath(uri.path().parent()));
    found.requireMutable(uri.path().depth() + 1, policy);
    return row;
  }
}
