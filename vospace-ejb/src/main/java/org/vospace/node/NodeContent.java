package org.vospace.node;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.vospace.access.AccessPolicy;
import org.vospace.access.Caller;
import org.vospace.config.VospaceConfig;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.model.NodePath;
import org.vospace.model.NodeType;
import org.vospace.model.Vocabulary;
import org.vospace.model.VosUri;

/**
 * What the tree offers to the rooms that move bytes: to find a data node for a transfer, and to
 * give it new bytes. Every method joins the caller's transaction.
 */
@ApplicationScoped
public class NodeContent {
  private static final int MAX_LINKS = 20;

  @Inject private VospaceConfig config;
  @Inject private AccessPolicy policy;
  @Inject private NodeDao nodes;
  @Inject private PropertyDao properties;
  @Inject private ContentDao content;
  @Inject private PlacementDao placements;
  @Inject private NodeDefaults defaults;

  /**
   * Finds where pushed bytes are to go (VOSpace 2.1 §6.4.1). Into a container, or for {@code
   * .auto}, the service chooses the name; links of this space are followed.
   *
   * @throws VospaceException NodeNotFound for a missing container, PermissionDenied, InvalidURI
   */
  public WriteTarget forWriting(Caller caller, VosUri target) {
    Resolution found = followLinks(caller, target);
    VosUri uri = found.uri();
    NodeRow parent = found.parent(caller, policy, Fault.NODE_NOT_FOUND);
    Optional<NodeRow> existing = found.target();
    found.requireMutable(uri.path().depth() + 1, policy);
    if (existing.isPresent() && !existing.get().isContainer()) {
      policy.requireWrite(caller, existing.get().permissions(), uri);
      return new WriteTarget(uri, parent.id(), existing.get().id(), false);
    }
    NodeRow container = existing.orElse(parent);
    policy.requireWrite(
        caller,
        container.permissions(),
        existing.isPresent() ? uri : uri.withPath(uri.path().parent()));
    if (existing.isPresent()) {
      return new WriteTarget(uri.child(AutoName.next()), container.id(), null, false);
    }
    if (uri.path().depth() > config.maxDepth()) {
      throw new VospaceException(
          Fault.INVALID_URI, uri + " is deeper than " + config.maxDepth() + " names");
    }
    VosUri named =
        uri.path().isAuto() ? uri.withPath(uri.path().parent().child(AutoName.next())) : uri;
    return new WriteTarget(named, container.id(), null, uri.path().isNull());
  }

  /**
   * Finds the data node whose bytes are asked for (VOSpace 2.1 §6.4.3); links of this space are
   * followed, and the permissions of what they lead to apply.
   *
   * @throws VospaceException NodeNotFound, PermissionDenied, ViewNotSupported for a container
   */
  public ReadTarget forReading(Caller caller, VosUri target) {
    Resolution found = followLinks(caller, target);
    NodeRow parent = found.parent(caller, policy, Fault.NODE_NOT_FOUND);
    if (found.uri().path().isNull()) {
      policy.requireRead(caller, parent.permissions(), found.uri());
      return new ReadTarget(found.uri(), null);
    }
    NodeRow row = found.existing();
    policy.requireRead(caller, row.permissions(), found.uri());
    if (row.isContainer()) {
      throw new VospaceException(
          Fault.VIEW_NOT_SUPPORTED, Vocabulary.DEFAULT_VIEW + " of a container: " + found.uri());
    }
    return new ReadTarget(found.uri(), row.id());
  }

  /**
   * Finds the container that is asked for as an archive (VOSpace 2.1 §3.4.5); links of this space
   * are followed.
   *
   * @param view identifier of the view
   * @throws VospaceException NodeNotFound, PermissionDenied, ViewNotSupported for no container
   */
  public ReadTarget forPacking(Caller caller, VosUri target, String view) {
    Resolution found = followLinks(caller, target);
    found.parent(caller, policy, Fault.NODE_NOT_FOUND);
    NodeRow row = found.existing();
    policy.requireRead(caller, row.permissions(), found.uri());
    if (!row.isContainer()) {
      throw new VospaceException(
          Fault.VIEW_NOT_SUPPORTED, view + " of what is no container: " + found.uri());
    }
    return new ReadTarget(found.uri(), row.id());
  }

  /**
   * Publishing a node is the same as making it public: who may do the one may do the other.
   *
   * @throws VospaceException PermissionDenied; ProtocolNotSupported for the bit bucket
   */
  public void requireShare(Caller caller, WriteTarget target) {
    List<NodeRow> chain = target.nodeId() == null ? List.of() : nodes.climb(target.nodeId());
    if (chain.isEmpty()) {
      throw new VospaceException(Fault.PROTOCOL_NOT_SUPPORTED, Vocabulary.PUBLIC_SHARE);
    }
    policy.requireShare(caller, chain.get(chain.size() - 1).permissions(), target.uri());
  }

  /** The node as it is now, wherever it has been moved to; empty once it was deleted. */
  public Optional<DataRow> data(long nodeId) {
    List<NodeRow> chain = nodes.climb(nodeId);
    if (chain.isEmpty()) {
      return Optional.empty();
    }
    NodeRow row = chain.get(chain.size() - 1);
    return Optional.of(new DataRow(row.name(), row.objectId(), row.contentType(), row.mtime()));
  }

  /** The back end that an administrator chose for what is below a container, the nearest choice. */
  public Optional<String> backend(long containerId) {
    return placements.nearest(containerId);
  }

  /** Where a node is now; empty once it was deleted. */
  public Optional<VosUri> uri(long nodeId) {
    List<NodeRow> chain = nodes.climb(nodeId);
    return chain.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new VosUri(
                config.authority(),
                new NodePath(chain.stream().skip(1).map(NodeRow::name).toList())));
  }

  /** Whether the container is still part of the space. */
  public boolean hasContainer(long id) {
    return !nodes.climb(id).isEmpty();
  }

  /** The node that an upload would replace now; empty when it would make one. */
  public Optional<Long> existing(WriteTarget target) {
    return Optional.ofNullable(
        target.nodeId() != null
            ? target.nodeId()
            : content.childId(target.parentId(), target.uri().path().name()));
  }

  /**
   * What {@link #attach} will ask, asked before the bytes come.
   *
   * @throws VospaceException NodeNotFound, PermissionDenied, DuplicateNode
   */
  public void requireWritable(Caller caller, WriteTarget target) {
    Optional<Long> nodeId = existing(target);
    if (nodeId.isPresent()) {
      replaceable(caller, target, nodeId.get());
    } else {
      requireContainer(caller, target);
    }
  }

  /**
   * Gives a node its new bytes, or makes the node with them; permission is asked again. What
   * described the old bytes is cleared, ownership and access stay (AMB-18).
   *
   * @param caller who negotiated the upload
   * @param contentType media type of the bytes; {@code null} when unknown
   * @throws VospaceException NodeNotFound when the node or its container has gone, PermissionDenied
   */
  public void attach(Caller caller, WriteTarget target, long objectId, String contentType) {
    Optional<Long> nodeId = existing(target);
    if (nodeId.isEmpty()) {
      make(caller, target, objectId, contentType);
      return;
    }
    NodeRow row = replaceable(caller, target, nodeId.get());
    content.replace(row.id(), objectId, contentType, config.sweepGrace());
    properties.clear(row.id());
  }

  private NodeRow replaceable(Caller caller, WriteTarget target, long nodeId) {
    List<NodeRow> chain = nodes.climb(nodeId);
    if (chain.isEmpty()) {
      throw new VospaceException(Fault.NODE_NOT_FOUND, target.uri().toString());
    }
    NodeRow row = chain.get(chain.size() - 1);
    policy.requireInScope(caller, path(chain));
    policy.requireWrite(caller, row.permissions(), target.uri());
    requireMutable(chain);
    if (!row.type().hasBytes()) {
      throw new VospaceException(Fault.DUPLICATE_NODE, target.uri().toString());
    }
    return row;
  }

  private void requireContainer(Caller caller, WriteTarget target) {
    List<NodeRow> chain = nodes.climb(target.parentId());
    if (chain.isEmpty()) {
      throw new VospaceException(Fault.NODE_NOT_FOUND, target.uri().toString());
    }
    policy.requireInScope(caller, path(chain).child(target.uri().path().name()));
    policy.requireWrite(
        caller,
        chain.get(chain.size() - 1).permissions(),
        target.uri().withPath(target.uri().path().parent()));
    requireMutable(chain);
  }

  private void make(Caller caller, WriteTarget target, long objectId, String contentType) {
    requireContainer(caller, target);
    nodes.insert(
        new NewNode(
            target.uri(),
            target.parentId(),
            NodeType.DATA_NODE,
            caller.name(),
            defaults.complete(caller, new NodeColumns(null, null, null, null, contentType, null)),
            objectId));
  }

  /** Where a node is now; it may have been moved since its transfer was negotiated. */
  private static NodePath path(List<NodeRow> chain) {
    return new NodePath(chain.stream().skip(1).map(NodeRow::name).toList());
  }

  private void requireMutable(List<NodeRow> chain) {
    if (chain.stream().anyMatch(NodeRow::isImmutable)) {
      throw policy.denied("the node or a container above it is immutable");
    }
  }

  /**
   * A transfer may go through a link to a node of this space, a bounded number of times (AMB-14).
   */
  private Resolution followLinks(Caller caller, VosUri target) {
    VosUri uri = target;
    for (int hops = 0; hops <= MAX_LINKS; hops++) {
      Resolution found = new Resolution(uri, nodes.walk(uri.path()));
      Optional<NodeRow> link = found.target().filter(NodeRow::isLink);
      if (link.isEmpty()) {
        return found;
      }
      found.parent(caller, policy, Fault.NODE_NOT_FOUND);
      policy.requireRead(caller, link.get().permissions(), uri);
      uri = SpaceUri.parse(link.get().linkTarget(), config);
    }
    throw new VospaceException(Fault.INVALID_URI, target + " leads through too many links");
  }
}
