package org.vospace.node;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.vospace.model.Permissions;

/** The columns of a node that a caller can set; {@code null} where nothing was ever set. */
record NodeColumns(
    String groupRead,
    String groupWrite,
    Boolean publicRead,
    Boolean immutable,
    String contentType,
    String linkTarget) {
  static final NodeColumns NONE = new NodeColumns(null, null, null, null, null, null);

  static Permissions permissions(
      String owner, String groupRead, String groupWrite, boolean publicRead) {
    return new Permissions(owner, groups(groupRead), groups(groupWrite), publicRead);
  }

  private static Set<String> groups(String stored) {
    return stored == null || stored.isEmpty()
        ? Set.of()
        : Arrays.stream(stored.split(" ")).collect(Collectors.toSet());
  }
}
