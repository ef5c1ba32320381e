package org.vospace.node;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.vospace.access.AccessPolicy;
import org.vospace.access.Caller;
import org.vospace.config.VospaceConfig;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.model.NodePath;
import org.vospace.model.NodeType;
import org.vospace.model.VosUri;

/**
 * What the tree offers to whoever unpacks an archive: nodes are made where nobody sees them, and
 * attached as a whole. Every method joins the caller's transaction.
 */
@ApplicationScoped
public class NodeUnpack {
  @Inject private VospaceConfig config;
  @Inject private AccessPolicy policy;
  @Inject private NodeDao nodes;
  @Inject private ContentDao content;
  @Inject private CopyDao copies;
  @Inject private MoveDao moves;
  @Inject private UnpackDao unpacked;

  /**
   * Makes a container that nobody sees.
   *
   * @param name unique among such containers
   * @return its id
   */
  public long begin(Caller caller, String name) {
    return make(CopyDao.NURSERY, name, NodeType.CONTAINER_NODE, caller, null, null);
  }

  /**
   * The container of that name, which is made if need be.
   *
   * @throws VospaceException InvalidData when something else has the name
   */
  public long container(long parent, String name, Caller caller) {
    Long id = content.childId(parent, name);
    if (id == null) {
      return make(parent, name, NodeType.CONTAINER_NODE, caller, null, null);
    }
    if (!unpacked.isContainer(id)) {
      throw duplicate(name);
    }
    return id;
  }

  /**
   * Makes a data node.
   *
   * @param contentType media type; {@code null} when unknown
   * @throws VospaceException InvalidData when the name is taken
   */
  public void file(long parent, String name, Caller caller, long objectId, String contentType) {
    if (content.childId(parent, name) != null) {
      throw duplicate(name);
    }
    make(parent, name, NodeType.DATA_NODE, caller, objectId, contentType);
  }

  /**
   * What {@link #attach} will ask, asked before the archive comes.
   *
   * @throws VospaceException NodeNotFound, PermissionDenied, DuplicateNode
   */
  public void requireWritable(Caller caller, WriteTarget target) {
    place(caller, target);
    if (target.nodeId() == null
        && content.childId(target.parentId(), target.uri().path().name()) != null) {
      throw new VospaceException(Fault.DUPLICATE_NODE, target.uri().toString());
    }
  }

  /**
   * Attaches what was made; permission is asked again. Must be the first statement of the
   * transaction, whatever it does.
   *
   * @param top the container that nobody sees
   * @param target the container into which its children go, or, without an id, where it goes itself
   * @return the URI of the container as it is now
   * @throws VospaceException NodeNotFound, PermissionDenied, DuplicateNode, InvalidURI; nothing is
   *     attached then
   */
  public VosUri attach(Caller caller, long top, WriteTarget target) {
    nodes.lockSpace();
    String from = nodes.lockContainer(top);
    boolean whole = target.nodeId() == null;
    VosUri uri = place(caller, target);
    NodePath path = uri.path();
    long destination = destination(target);
    int below = moves.deepestBelow(from) - from.split("\\.").length;
    if (path.depth() + 1 + below > config.maxDepth()) {
      throw new VospaceException(
          Fault.INVALID_URI, uri + " would be deeper than " + config.maxDepth() + " names");
    }
    String to = moves.lockDestination(destination);
    if (!whole) {
      unpacked.adopt(top, destination, from, to, uri);
      return uri;
    }
    VosUri made = uri.child(target.uri().path().name());
    moves.reparent(top, CopyDao.NURSERY, unpacked.name(top), destination, made);
    moves.rewriteSpine(from, to);
    return made;
  }

  /** The container as it is now into which nodes are to go, after its permissions were asked. */
  private VosUri place(Caller caller, WriteTarget target) {
    List<NodeRow> chain = nodes.climb(destination(target));
    if (chain.isEmpty()) {
      throw new VospaceException(Fault.NODE_NOT_FOUND, target.uri().toString());
    }
    NodePath path = new NodePath(chain.stream().skip(1).map(NodeRow::name).toList());
    VosUri uri = new VosUri(config.authority(), path);
    policy.requireInScope(
        caller, target.nodeId() == null ? path.child(target.uri().path().name()) : path);
    policy.requireWrite(caller, chain.get(chain.size() - 1).permissions(), uri);
    if (chain.stream().anyMatch(NodeRow::isImmutable)) {
      throw policy.denied("the container or one above it is immutable");
    }
    return uri;
  }

  private static long destination(WriteTarget target) {
    return target.nodeId() == null ? target.parentId() : target.nodeId();
  }

  /** Gives what was made and not attached to the sweeper. */
  public void discard(long top) {
    copies.discard(top);
  }

  private long make(
      long parent, String name, NodeType type, Caller caller, Long objectId, String contentType) {
    VosUri uri = new VosUri(config.authority(), NodePath.ROOT.child(name));
    NodeColumns columns = new NodeColumns(null, null, null, null, contentType, null);
    return nodes.insert(new NewNode(uri, parent, type, caller.name(), columns, objectId)).id();
  }

  private static VospaceException duplicate(String name) {
    return new VospaceException(Fault.INVALID_DATA, "the archive has " + name + " more than once");
  }
}
