package org.vospace.archive;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vospace.model.InvalidUriException;
import org.vospace.model.VosUri;

/** The target of a link, as a member of an archive tells it. */
final class RelativeLink {
  private RelativeLink() {}

  /**
   * @param target any URI
   * @param top the container that is packed
   * @param path of the link in the archive, beginning with the name of the container
   * @return relative to the directory of the link; empty when it leads out of the container
   */
  static Optional<String> to(String target, VosUri top, String path) {
    VosUri uri;
    try {
      uri = VosUri.parse(target);
    } catch (InvalidUriException e) {
      return Optional.empty();
    }
    List<String> names = uri.path().names();
    int depth = top.path().depth();
    if (!uri.authority().equalsIgnoreCase(top.authority())
        || names.size() <= depth
        || !names.subList(0, depth).equals(top.path().names())) {
      return Optional.empty();
    }
    int up = path.split("/").length - 2;
    return Optional.of(
        Stream.concat(
                Collections.nCopies(up, "..").stream(), names.subList(depth, names.size()).stream())
            .collect(Collectors.joining("/")));
  }
}
