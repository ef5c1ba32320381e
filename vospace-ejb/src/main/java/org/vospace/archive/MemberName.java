package org.vospace.archive;

import java.util.Arrays;
import java.util.List;
import org.vospace.model.InvalidUriException;
import org.vospace.model.NodePath;

/** The name of a member as a path of node names, below the container and nowhere else. */
final class MemberName {
  private static final char NOT_UNICODE = '\uFFFD';

  private MemberName() {}

  /**
   * @return empty for the container itself, which some archives have as {@code ./}
   * @throws org.vospace.fault.VospaceException InvalidData for an absolute name, {@code ..}, and
   *     whatever else cannot name a node
   */
  static List<String> of(String name, int maxDepth) {
    String path =
        name.endsWith("/") && name.length() > 1 ? name.substring(0, name.length() - 1) : name;
    while (path.startsWith("./")) {
      path = path.substring(2);
    }
    if (path.equals(".")) {
      return List.of();
    }
    List<String> names = Arrays.asList(path.split("/", -1));
    if (names.size() > maxDepth) {
      throw ArchiveReader.refused("has a path of more than " + maxDepth + " names");
    }
    try {
      new NodePath(names);
    } catch (InvalidUriException e) {
      throw ArchiveReader.refused("has " + Shown.of(name) + ", which " + e.getMessage());
    }
    for (String part : names) {
      if (part.equals(NodePath.AUTO)
          || part.equals(NodePath.NULL)
          || part.indexOf(NOT_UNICODE) >= 0) {
        throw ArchiveReader.refused("has " + Shown.of(name) + ", which cannot be a name");
      }
    }
    return names;
  }
}
