package org.vospace.access;

import java.util.List;
import org.vospace.model.NodePath;

/**
 * To what a credential is limited, whatever its owner may do elsewhere: a delegation token may be
 * good for one subtree, and for reading alone.
 *
 * @param subtree only nodes at and below this path
 * @param writes whether anything may be changed
 */
public record Scope(NodePath subtree, boolean writes) {
  /** Of credentials without limits. */
  public static final Scope ALL = new Scope(NodePath.ROOT, true);

  /** Whether the scope has that node in it. */
  public boolean contains(NodePath path) {
    List<String> names = path.names();
    int depth = subtree.depth();
    return names.size() >= depth && names.subList(0, depth).equals(subtree.names());
  }

  /** Whether all that the other one permits is permitted here too. */
  public boolean covers(Scope other) {
    return contains(other.subtree) && (writes || !other.writes);
  }

  /** Whether there are no limits. */
  public boolean isAll() {
    return equals(ALL);
  }
}
