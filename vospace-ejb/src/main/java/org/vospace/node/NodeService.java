package org.vospace.node;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.vospace.access.AccessPolicy;
import org.vospace.access.Caller;
import org.vospace.audit.Audited;
import org.vospace.config.VospaceConfig;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.model.Detail;
import org.vospace.model.Node;
import org.vospace.model.NodePath;
import org.vospace.model.NodeRequest;
import org.vospace.model.NodeType;
import org.vospace.model.Property;
import org.vospace.model.Vocabulary;
import org.vospace.model.VosUri;
import org.vospace.persistence.Retry;

/**
 * The operations on nodes, each one transaction. Those that write may lose a race and are to be
 * called through {@link Retry}.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class NodeService {
  @Inject private VospaceConfig config;
  @Inject private AccessPolicy policy;
  @Inject private NodeDao nodes;
  @Inject private PropertyDao properties;
  @Inject private NodeViews views;
  @Inject private NodeDeletion deletion;
  @Inject private NodeMove move;
  @Inject private StoragePlacement placement;
  @Inject private NodeDefaults defaults = new NodeDefaults();

  /** For the container. */
  public NodeService() {}

  NodeService(
      VospaceConfig config,
      AccessPolicy policy,
      NodeDao nodes,
      PropertyDao properties,
      NodeViews views,
      NodeDeletion deletion,
      NodeMove move,
      StoragePlacement placement) {
    this.config = config;
    this.policy = policy;
    this.nodes = nodes;
    this.properties = properties;
    this.views = views;
    this.deletion = deletion;
    this.move = move;
    this.placement = placement;
  }

  /**
   * createNode (VOSpace 2.1 §6.2.1).
   *
   * @param path the path of the URL
   * @return the node as stored, with the name that the service chose for {@code .auto}
   * @throws VospaceException InvalidURI, DuplicateNode, ContainerNotFound, LinkFound,
   *     InvalidArgument, PermissionDenied
   */
  @Audited("createNode")
  public Node createNode(Caller caller, NodePath path, NodeRequest request) {
    VosUri uri = requestedUri(path, request);
    if (path.isRoot()) {
      throw new VospaceException(Fault.DUPLICATE_NODE, uri.toString());
    }
    if (path.isNull()) {
      throw new VospaceException(Fault.INVALID_URI, uri + " is reserved");
    }
    if (path.depth() > config.maxDepth()) {
      throw new VospaceException(
          Fault.INVALID_URI, uri + " is deeper than " + config.maxDepth() + " names");
    }
    NodeType type = request.type().stored();
    PropertyRequest asked = PropertyRequest.of(request, List.of());
    placement.require(caller, type, asked, List.of());
    ColumnChanges columns = LinkTarget.forNew(asked.columns(), type);
    if (type == NodeType.CONTAINER_NODE) {
      nodes.lockSpaceShared();
    }
    Resolution found = resolve(path);
    NodeRow parent = found.parent(caller, policy, Fault.CONTAINER_NOT_FOUND);
    policy.requireWrite(caller, parent.permissions(), uri.withPath(path.parent()));
    found.requireMutable(path.depth(), policy);
    if (found.target().isPresent()) {
      throw new VospaceException(Fault.DUPLICATE_NODE, uri.toString());
    }
    VosUri named = path.isAuto() ? uri.withPath(path.parent().child(AutoName.next())) : uri;
    NodeRow made =
        nodes.insert(
            new NewNode(
                named,
                parent.id(),
                type,
                caller.name(),
                defaults.complete(caller, columns.values()),
                null));
    properties.write(made.id(), asked.set(), List.of());
    return views.node(named, made, views.own(asked.set()));
  }

  /**
   * getNode (VOSpace 2.1 §6.3.1). The children of a container are listed by {@link #children}.
   *
   * @throws VospaceException NodeNotFound, LinkFound, PermissionDenied
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public FoundNode getNode(Caller caller, NodePath path, Detail detail) {
    Walked walked =
        detail == Detail.MIN
            ? new Walked(nodes.walk(path), List.of())
            : nodes.walkWithProperties(path);
    Resolution found = new Resolution(uri(path), walked.rows());
    found.parent(caller, policy, Fault.NODE_NOT_FOUND);
    NodeRow row = found.existing();
    policy.requireRead(caller, row.permissions(), found.uri());
    return new FoundNode(row.id(), views.node(found.uri(), row, walked.properties()));
  }

  /**
   * One page of the children of a container, in the order of the bytes of their names. A child that
   * the caller may not read is listed without its properties.
   *
   * @param container the container, as found by {@link #getNode}
   * @param from a name at which to begin; need not exist
   * @param inclusive whether the page begins with that name or after it
   * @param limit the most children to return
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<Node> children(
      Caller caller,
      FoundNode container,
      String from,
      boolean inclusive,
      int limit,
      Detail detail) {
    return shown(caller, container, nodes.children(container.id(), from, inclusive, limit), detail);
  }

  /**
   * Some children of a container, in an order that {@link ChildOrderService} made. Those that have
   * gone meanwhile are left out.
   *
   * @param ids at most as many as fit one page
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<Node> children(Caller caller, FoundNode container, List<Long> ids, Detail detail) {
    return shown(caller, container, nodes.children(container.id(), ids), detail);
  }

  private List<Node> shown(Caller caller, FoundNode container, List<NodeRow> rows, Detail detail) {
    List<Long> readable = new ArrayList<>();
    for (NodeRow row : rows) {
      if (policy.mayRead(caller, row.permissions())) {
        readable.add(row.id());
      }
    }
    var own = detail == Detail.MIN ? Map.<Long, List<Property>>of() : properties.of(readable);
    var shown = new HashSet<>(readable);
    List<Node> children = new ArrayList<>(rows.size());
    for (NodeRow row : rows) {
      VosUri uri = container.node().uri().child(row.name());
      children.add(
          shown.contains(row.id())
              ? views.node(uri, row, own.getOrDefault(row.id(), List.of()))
              : views.hidden(uri, row));
    }
    return children;
  }

  /**
   * setNode (VOSpace 2.1 §6.3.2).
   *
   * @return the node after the change; its children are listed by {@link #children}
   * @throws VospaceException InvalidURI, NodeNotFound, ContainerNotFound, LinkFound,
   *     InvalidArgument, PermissionDenied; nothing is changed then
   */
  @Audited("setNode")
  public FoundNode setNode(Caller caller, NodePath path, NodeRequest request) {
    VosUri uri = requestedUri(path, request);
    Walked walked = nodes.walkWithProperties(path);
    Resolution found = new Resolution(uri, walked.rows());
    found.parent(caller, policy, Fault.CONTAINER_NOT_FOUND);
    NodeRow row = found.existing();
    policy.requireWrite(caller, row.permissions(), uri);
    if (!request.type().describes(row.type())) {
      throw new VospaceException(
          Fault.INVALID_ARGUMENT,
          "xsi:type=" + request.type().localName() + " for a " + row.typeName());
    }
    List<Property> current = views.node(uri, row, walked.properties()).properties();
    PropertyRequest asked = PropertyRequest.of(request, current);
    placement.require(caller, row.type(), asked, current);
    ColumnChanges columns = LinkTarget.forExisting(asked.columns(), row.type());
    if (columns.changesAccess(row)) {
      policy.requireShare(caller, row.permissions(), uri);
    }
    if (columns.setsLinkTarget()) {
      found.requireMutable(path.depth() + 1, policy);
    }
    nodes.update(row, columns);
    properties.write(row.id(), asked.set(), asked.removed());
    return getNode(caller, path, Detail.MAX);
  }

  /**
   * deleteNode (VOSpace 2.1 §6.2.4). A container goes with all that is below it: one row changes
   * its parent, and the rest is swept in the background.
   *
   * @throws VospaceException NodeNotFound, ContainerNotFound, LinkFound, PermissionDenied; nothing
   *     is removed then
   */
  @Audited("deleteNode")
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public void deleteNode(Caller caller, NodePath path) {
    if (path.isRoot()) {
      throw policy.denied("the root cannot be deleted");
    }
    if (resolve(path).target().filter(NodeRow::isContainer).isPresent()) {
      deletion.container(caller, uri(path));
    } else {
      deletion.leaf(caller, uri(path));
    }
  }

  /**
   * moveNode (VOSpace 2.1 §6.2.2): in one short transaction, whatever the size.
   *
   * @param direction an existing container to move into, or the new URI of the node
   * @return the URI of the node afterwards
   * @throws VospaceException NodeNotFound, DuplicateNode, InvalidURI, LinkFound, PermissionDenied,
   *     NodeBusy; nothing is moved then
   */
  @Audited("moveNode")
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public VosUri moveNode(Caller caller, VosUri source, VosUri direction) {
    if (source.path().isRoot()) {
      throw policy.denied("the root cannot be moved");
    }
    if (direction.path().isNull()) {
      deleteNode(caller, source.path());
      return direction;
    }
    return resolve(source.path()).target().filter(NodeRow::isContainer).isPresent()
        ? move.container(caller, source, direction)
        : move.leaf(caller, source, direction);
  }

  /**
   * The number of nodes at and below a node, whoever may read them.
   *
   * @throws VospaceException NodeNotFound
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public long count(NodePath path) {
    return nodes.count(resolve(path).existing());
  }

  /** Identifiers of the properties that some node now has (VOSpace 2.1 §6.1.3). */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<String> propertiesInUse() {
    TreeSet<String> uris = new TreeSet<>(properties.inUse());
    uris.addAll(Vocabulary.MAINTAINED);
    return List.copyOf(uris);
  }

  /**
   * Whether the database answers.
   *
   * @throws VospaceException ServiceBusy
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public void check() {
    try {
      nodes.walk(NodePath.ROOT);
    } catch (RuntimeException e) {
      throw new VospaceException(Fault.SERVICE_BUSY, "the database does not answer", e);
    }
  }

  private Resolution resolve(NodePath path) {
    return new Resolution(uri(path), nodes.walk(path));
  }

  private VosUri uri(NodePath path) {
    return new VosUri(config.authority(), path);
  }

  private VosUri requestedUri(NodePath path, NodeRequest request) {
    if (request.uri() == null) {
      throw new VospaceException(Fault.INVALID_URI, "the node has no uri");
    }
    VosUri uri = SpaceUri.parse(request.uri(), config);
    if (!uri.path().equals(path)) {
      throw new VospaceException(Fault.INVALID_URI, uri + " is not the node of the request");
    }
    return uri;
  }
}
