package org.vospace.node;

import java.util.List;
import java.util.Optional;
import org.vospace.access.AccessPolicy;
import org.vospace.access.Caller;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.model.VosUri;

/**
 * A path as far as it leads: the root and the nodes below it that exist. The first ancestor that is
 * not a readable container decides the fault.
 *
 * @param uri what was asked for
 * @param rows the root first
 */
record Resolution(VosUri uri, List<NodeRow> rows) {

  /** The node itself, if it exists. */
  Optional<NodeRow> target() {
    return rows.size() > uri.path().depth()
        ? Optional.of(rows.get(uri.path().depth()))
        : Optional.empty();
  }

  /**
   * The container that has or would have the node.
   *
   * @param missing the fault for an ancestor that does not exist or is no container
   * @throws VospaceException that fault, LinkFound, or PermissionDenied
   */
  NodeRow parent(Caller caller, AccessPolicy policy, Fault missing) {
    policy.requireInScope(caller, uri.path());
    NodeRow parent = rows.get(0);
    for (int depth = 0; depth < uri.path().depth(); depth++) {
      if (depth >= rows.size()) {
        throw new VospaceException(missing, uriAt(depth).toString());
      }
      parent = rows.get(depth);
      if (parent.isLink()) {
        throw new VospaceException(
            Fault.LINK_FOUND, uriAt(depth) + " LinkNode target " + parent.linkTarget());
      }
      if (!parent.isContainer()) {
        throw new VospaceException(missing, uriAt(depth).toString());
      }
      if (!policy.mayRead(caller, parent.permissions())) {
        throw policy.denied("no read permission on " + uriAt(depth));
      }
    }
    return parent;
  }

  /**
   * The node, its ancestors having been looked at.
   *
   * @throws VospaceException NodeNotFound
   */
  NodeRow existing() {
    return target().orElseThrow(() -> new VospaceException(Fault.NODE_NOT_FOUND, uri.toString()));
  }

  /**
   * Nothing below an immutable container is made or removed (VOSpace 2.1 §3.1.1).
   *
   * @param depth how many rows to look at, from the root
   * @throws VospaceException PermissionDenied
   */
  void requireMutable(int depth, AccessPolicy policy) {
    for (int i = 0; i < depth && i < rows.size(); i++) {
      if (rows.get(i).isImmutable()) {
        throw policy.denied(uriAt(i) + " is immutable");
      }
    }
  }

  private VosUri uriAt(int depth) {
    return uri.withPath(uri.path().ancestor(depth));
  }
}
