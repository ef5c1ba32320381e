package org.vospace.node;

import java.util.Objects;

/** Which columns a request sets, and to what; a column set to {@code null} is cleared. */
record ColumnChanges(
    NodeColumns values,
    boolean setsGroupRead,
    boolean setsGroupWrite,
    boolean setsPublicRead,
    boolean setsImmutable,
    boolean setsContentType,
    boolean setsLinkTarget) {

  /** Whether the request changes who has access, which is the owner's to say. */
  boolean changesAccess(NodeRow row) {
    return setsGroupRead && !Objects.equals(values.groupRead(), row.groupRead())
        || setsGroupWrite && !Objects.equals(values.groupWrite(), row.groupWrite())
        || setsPublicRead && !Objects.equals(values.publicRead(), row.publicRead())
        || setsImmutable && !Objects.equals(values.immutable(), row.immutable());
  }

  /** The same with another target of a link, or with none. */
  ColumnChanges withLinkTarget(String target) {
    NodeColumns changed =
        new NodeColumns(
            values.groupRead(),
            values.groupWrite(),
            values.publicRead(),
            values.immutable(),
            values.contentType(),
            target);
    return new ColumnChanges(
        changed,
        setsGroupRead,
        setsGroupWrite,
        setsPublicRead,
        setsImmutable,
        setsContentType,
        target != null);
  }
}
