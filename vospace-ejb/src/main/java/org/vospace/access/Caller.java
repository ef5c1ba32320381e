package org.vospace.access;

import java.util.Set;

/**
 * Who makes a request.
 *
 * @param name the identity; {@code null} for an anonymous caller
 * @param groups groups of the identity
 * @param administrator whether nothing is forbidden
 */
public record Caller(String name, Set<String> groups, boolean administrator) {
  /** A caller without credentials. */
  public static final Caller ANONYMOUS = new Caller(null, Set.of(), false);

  /** Copies the set. */
  public Caller {
    groups = Set.copyOf(groups);
  }

  /** Whether no identity is known. */
  public boolean isAnonymous() {
    return name == null;
  }
}
