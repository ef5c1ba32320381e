package org.vospace.node;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.vospace.access.Caller;
import org.vospace.user.CreationDefaults;
import org.vospace.user.Defaults;

/** The access properties of a new node where its maker has said nothing of them. */
@ApplicationScoped
class NodeDefaults {
  /** {@code null} outside a container, where nobody has defaults. */
  @Inject private CreationDefaults defaults;

  /** What was said, completed by the defaults of who makes the node. */
  NodeColumns complete(Caller caller, NodeColumns said) {
    if (defaults == null
        || said.groupRead() != null && said.groupWrite() != null && said.publicRead() != null) {
      return said;
    }
    Defaults own = defaults.of(caller.name());
    return new NodeColumns(
        said.groupRead() == null ? groups(own.groupRead()) : said.groupRead(),
        said.groupWrite() == null ? groups(own.groupWrite()) : said.groupWrite(),
        said.publicRead() == null ? own.publicRead() : said.publicRead(),
        said.immutable(),
        said.contentType(),
        said.linkTarget());
  }

  private static String groups(List<String> groups) {
    return groups.isEmpty() ? null : String.join(" ", groups);
  }
}
