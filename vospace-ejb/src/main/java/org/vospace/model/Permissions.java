package org.vospace.model;

import java.util.Objects;
import java.util.Set;

/**
 * Who may do what with one node (VOSpace 2.1 §5 and appendix C).
 *
 * @param owner the identity that created the node
 * @param groupRead groups that may read
 * @param groupWrite groups that may read and write
 * @param publicRead whether anybody may read
 */
public record Permissions(
    String owner, Set<String> groupRead, Set<String> groupWrite, boolean publicRead) {
  /** Copies the sets. */
  public Permissions {
    Objects.requireNonNull(owner, "owner");
    groupRead = Set.copyOf(groupRead);
    groupWrite = Set.copyOf(groupWrite);
  }
}
