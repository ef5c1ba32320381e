package org.vospace.node;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.vospace.access.AccessPolicy;
import org.vospace.access.Caller;

/** What the tree offers to whoever visits all that is below a container. */
@ApplicationScoped
public class NodeTree {
  @Inject private AccessPolicy policy;
  @Inject private NodeDao nodes;

  /**
   * A page of children; those that the caller may not read are left out.
   *
   * @param after the page begins after this name
   * @param limit the most rows that are looked at
   */
  public TreePage children(Caller caller, long container, String after, int limit) {
    List<NodeRow> rows = nodes.children(container, after, false, limit);
    return new TreePage(
        rows.stream()
            .filter(row -> policy.mayRead(caller, row.permissions()))
            .map(NodeTree::node)
            .toList(),
        rows.size() < limit ? null : rows.get(rows.size() - 1).name());
  }

  /** The target of a link as it is now; empty when it has gone. */
  public Optional<String> linkTarget(long id) {
    List<NodeRow> chain = nodes.climb(id);
    return chain.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(chain.get(chain.size() - 1).linkTarget());
  }

  private static TreeNode node(NodeRow row) {
    return new TreeNode(
        row.id(),
        row.type(),
        new DataRow(row.name(), row.objectId(), row.contentType(), row.mtime()));
  }
}
