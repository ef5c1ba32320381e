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
import org.vospace.config.GmsConfig;

/** What all sources say together, in both spellings that a property of a node may have. */
@ApplicationScoped
class Groups {
  private static final Logger LOG = Logger.getLogger(Groups.class.getName());

  @Inject @Any private Instance<GroupSource> sources;
  @Inject private GmsConfig config;

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
    Set<String> usable = GroupNames.usable(groups);
    return config.authority().isEmpty() ? usable : spelled(usable, config.authority());
  }

  /** A group of our own authority is the same plain and as an IVOA identifier (GMS 1.0 §2). */
  static Set<String> spelled(Collection<String> groups, String authority) {
    String prefix = "ivo://" + authority + "/gms?";
    Set<String> both = new HashSet<>();
    for (String group : groups) {
      both.add(group);
      if (group.startsWith(prefix)) {
        both.add(group.substring(prefix.length()));
      } else if (!group.contains("://")) {
        both.add(prefix + group);
      }
    }
    return both;
  }
}
