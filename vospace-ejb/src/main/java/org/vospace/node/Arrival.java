package org.vospace.node;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.vospace.access.AccessPolicy;
import org.vospace.access.Caller;
import org.vospace.config.VospaceConfig;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.model.VosUri;

/** What must hold before a node comes into a container, by a move or by a copy. */
@ApplicationScoped
class Arrival {
  @Inject private VospaceConfig config;
  @Inject private AccessPolicy policy;
  @Inject private NodeDao nodes;

  /** For the container. */
  Arrival() {}

  Arrival(VospaceConfig config, AccessPolicy policy, NodeDao nodes) {
    this.config = config;
    this.policy = policy;
    this.nodes = nodes;
  }

  /**
   * A place for a node.
   *
   * @param uri of the node there
   * @param container the one it will be in
   * @param resolution of what the caller named
   */
  record Place(VosUri uri, NodeRow container, Resolution resolution) {
    /** Whether the place is a node, or below it. */
    boolean isWithin(long id) {
      return resolution.rows().stream().anyMatch(row -> row.id() == id);
    }
  }

  /**
   * The place for a node that comes from {@code source}: in an existing container under its old
   * name, else at the name that was given.
   *
   * @throws VospaceException DuplicateNode, NodeNotFound, LinkFound, PermissionDenied, InvalidURI
   */
  Place at(Caller caller, VosUri source, VosUri direction) {
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
    Place place = new Place(uri, container, found);
    requireDepth(place, 0);
    return place;
  }

  /**
   * @param below how many containers the longest path below the node has
   * @throws VospaceException InvalidURI
   */
  void requireDepth(Place place, int below) {
    if (place.uri().path().depth() + below > config.maxDepth()) {
      throw new VospaceException(
          Fault.INVALID_URI, place.uri() + " would be deeper than " + config.maxDepth() + " names");
    }
  }
}
