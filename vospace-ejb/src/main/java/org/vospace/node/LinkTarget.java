package org.vospace.node;

import java.net.URI;
import java.net.URISyntaxException;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.model.NodeType;

/** The target of a link: any URI, kept as it was given (VOSpace 2.1 §3.1). */
final class LinkTarget {
  private static final int MAX_LENGTH = 16_384;

  private LinkTarget() {}

  /**
   * @throws VospaceException InvalidArgument for a link without a target or one that is no URI
   */
  static ColumnChanges forNew(ColumnChanges changes, NodeType type) {
    if (type != NodeType.LINK_NODE) {
      return changes.withLinkTarget(null);
    }
    if (changes.values().linkTarget() == null) {
      throw new VospaceException(Fault.INVALID_ARGUMENT, "target is missing in a LinkNode");
    }
    return validated(changes);
  }

  /** The same for setNode, where a link keeps the target that the document leaves out. */
  static ColumnChanges forExisting(ColumnChanges changes, NodeType type) {
    if (type != NodeType.LINK_NODE) {
      return changes.withLinkTarget(null);
    }
    return changes.setsLinkTarget() ? validated(changes) : changes;
  }

  private static ColumnChanges validated(ColumnChanges changes) {
    String target = changes.values().linkTarget();
    try {
      if (target.length() <= MAX_LENGTH && new URI(target).isAbsolute()) {
        return changes;
      }
    } catch (URISyntaxException e) {
      // Told below, in the same words as a relative one.
    }
    String shown = target.length() > 200 ? target.substring(0, 200) + "…" : target;
    throw new VospaceException(Fault.INVALID_ARGUMENT, "target=" + shown + " is not a URI");
  }
}
