package org.vospace.node;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.vospace.access.Caller;
import org.vospace.config.VospaceConfig;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.model.InvalidUriException;
import org.vospace.model.NodePath;
import org.vospace.model.NodeType;
import org.vospace.model.VosUri;

/** The containers that callers find when they first come: {@code /home/{identity}}. */
@Stateless
public class HomeService {
  private static final NodePath HOMES = new NodePath(List.of("home"));

  @Inject private VospaceConfig config;
  @Inject private NodeDao nodes;

  /** Makes the root's owner known and the container of the homes; once for a new space. */
  public void prepareSpace() {
    nodes.lockSpaceShared();
    nodes.adoptRoot(config.rootOwner());
    List<NodeRow> rows = nodes.walk(HOMES);
    if (rows.size() == 1) {
      make(rows.get(0), HOMES, config.rootOwner(), true);
    }
  }

  /**
   * Makes the home of a caller if it is not there. An identity that cannot be the name of a node
   * has none.
   */
  public void ensureHome(Caller caller) {
    NodePath home;
    try {
      home = HOMES.child(caller.name());
    } catch (InvalidUriException e) {
      return;
    }
    if (home.isAuto() || home.isNull()) {
      return;
    }
    nodes.lockSpaceShared();
    List<NodeRow> rows = nodes.walk(home);
    if (rows.size() == 2 && rows.get(1).isContainer()) {
      make(rows.get(1), home, caller.name(), null);
    }
  }

  private void make(NodeRow parent, NodePath path, String owner, Boolean publicRead) {
    try {
      nodes.insert(
          new NewNode(
              new VosUri(config.authority(), path),
              parent.id(),
              NodeType.CONTAINER_NODE,
              owner,
              new NodeColumns(null, null, publicRead, null, null, null),
              null));
    } catch (VospaceException e) {
      if (e.fault() != Fault.DUPLICATE_NODE) {
        throw e;
      }
      // Another server or request was first; that is as good.
    }
  }
}
