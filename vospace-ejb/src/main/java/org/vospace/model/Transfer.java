package org.vospace.model;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A transfer document (VOSpace 2.1 §3.6), as submitted or as negotiated. Texts are kept as sent: a
 * well-formed document with wrong values makes a job that fails, and the job shows what was asked.
 *
 * @param target the node
 * @param direction one of the four directions, or a destination
 * @param view the view; {@code null} when absent
 * @param protocols in the caller's order of preference
 * @param keepBytes whether to copy instead of to move; {@code null} when absent
 * @param params parameters of the transfer
 */
public record Transfer(
    String target,
    String direction,
    View view,
    List<Protocol> protocols,
    Boolean keepBytes,
    List<Param> params) {
  private static final Set<String> TREE_JOBS =
      Set.of(
          Vocabulary.RECURSIVE_DELETE,
          Vocabulary.RECURSIVE_PROPERTIES,
          Vocabulary.RELOCATE,
          Vocabulary.RECONCILE);

  /** Copies the lists. */
  public Transfer {
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(direction, "direction");
    protocols = List.copyOf(protocols);
    params = List.copyOf(params);
  }

  /** What was negotiated: the resolved target and the entries that are offered. */
  public Transfer negotiated(VosUri resolved, List<Protocol> offered) {
    Objects.requireNonNull(resolved, "resolved");
    return new Transfer(resolved.toString(), direction, view, offered, keepBytes, params);
  }

  /** The same request with its target in the spelling of the service. */
  public Transfer withTarget(VosUri spelled) {
    return new Transfer(spelled.toString(), direction, view, protocols, keepBytes, params);
  }

  /** Whether this is no transfer of bytes but a change of place (VOSpace 2.1 §6.2.2). */
  public boolean isMove() {
    return namesNode() && Boolean.FALSE.equals(keepBytes);
  }

  /** Whether this is no transfer of bytes but a copy; without keepBytes too (AMB-15). */
  public boolean isCopy() {
    return namesNode() && !Boolean.FALSE.equals(keepBytes);
  }

  /** A job on a whole tree, which is no transfer but is told like one. */
  public static Transfer recursive(VosUri tree, String protocol) {
    return new Transfer(tree.toString(), protocol, null, List.of(), null, List.of());
  }

  /** Whether this is a job on a whole tree. */
  public boolean isRecursive() {
    return TREE_JOBS.contains(direction);
  }

  /** Whether this takes as long as bytes take that the service itself moves or reads. */
  public boolean isLong() {
    return isUpkeep() || isByService();
  }

  /** Whether this is a job of an administrator on the storage. */
  public boolean isUpkeep() {
    return direction.equals(Vocabulary.RELOCATE) || direction.equals(Vocabulary.RECONCILE);
  }

  private boolean isByService() {
    return Direction.ofKeyword(direction)
        .filter(d -> d == Direction.PULL_TO_VOSPACE || d == Direction.PUSH_FROM_VOSPACE)
        .isPresent();
  }

  /** Whether the caller moves the bytes, once it has been told where. */
  public boolean isByCaller() {
    return Direction.ofKeyword(direction)
        .filter(d -> d == Direction.PUSH_TO_VOSPACE || d == Direction.PULL_FROM_VOSPACE)
        .isPresent();
  }

  private boolean namesNode() {
    return direction.regionMatches(true, 0, "vos:", 0, 4);
  }

  /** The same request with no way offered, the form of a failed negotiation. */
  public Transfer withoutProtocols() {
    return new Transfer(target, direction, view, List.of(), keepBytes, params);
  }
}
