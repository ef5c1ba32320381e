package org.vospace.node;

import java.util.List;

/**
 * Some children of a container, in the order of the bytes of their names.
 *
 * @param nodes those that the caller may read
 * @param last the name after which the next page begins; {@code null} when this is the last one
 */
public record TreePage(List<TreeNode> nodes, String last) {
  /** Copies the list. */
  public TreePage {
    nodes = List.copyOf(nodes);
  }
}
