package org.vospace.node;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.vospace.access.AccessPolicy;
import org.vospace.access.Caller;
import org.vospace.fault.Fault;
import org.vospace.model.VosUri;

/** What must hold before a node leaves its container, by deletion or by a move. */
@ApplicationScoped
class Departure {
  @Inject private AccessPolicy policy;
  @Inject private NodeDao nodes;

  /** For the container. */
  Departure() {}

  Departure(AccessPolicy policy, NodeDao nodes) {
    this.policy = policy;
    this.nodes = nodes;
  }

  /**
   * The node, which the caller may take out of its container.
   *
   * @param missingAncestor the operation's fault for it
   * @throws org.vospace.fault.VospaceException that fault, NodeNotFound, LinkFound,
   *     PermissionDenied
   */
  NodeRow of(Caller caller, VosUri uri, Fault missingAncestor) {
    Resolution found = new Resolution(uri, nodes.walk(uri.path()));
    NodeRow parent = found.parent(caller, policy, missingAncestor);
    NodeRow row = found.existing();
    policy.requireWrite(caller, parent.permissions(), uri.withPath(uri.path().parent()));
    found.requireMutable(uri.path().depth() + 1, policy);
    return row;
  }

  /**
   * Looks at all that leaves with a container.
   *
   * @param spine path of the container in the spine
   * @throws org.vospace.fault.VospaceException PermissionDenied
   */
  void requireAllBelow(Caller caller, VosUri uri, String spine) {
    for (var permissions : nodes.permissionsBelow(spine)) {
      policy.requireWrite(caller, permissions, "every container of " + uri);
    }
    if (nodes.hasImmutableBelow(spine)) {
      throw policy.denied("a node below " + uri + " is immutable");
    }
  }
}
