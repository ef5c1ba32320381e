package org.vospace.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What all sources say together. */
@ApplicationScoped
class Groups {
  private static final Logger LOG = Logger.getLogger(Groups.class.getName());

  @Inject @Any private Instance<GroupSource> sources;

  /**
   * @param proven those that came with the proof
   */
  Set<String> of(String identity, Collection<String> proven) {
    Set<String> groups = new HashSet<>(proven);
    for (GroupSource source : sources) {
      try {
        groups.addAll(source.groupsOf(identity));
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, e, () -> "A source of groups failed; its groups are missing");
      }
    }
    return GroupNames.usable(groups);
  }
}
