package org.vospace.access;

import java.util.Set;

/**
 * Who makes a request.
 *
 * @param name the identity; {@code null} for an anonymous caller
 * @param groups groups of the identity
 * @param administrator whether nothing is forbidden
 * @param scope to what the credential is limited
 * @param origin where the request came from
 */
public record Caller(
    String name, Set<String> groups, boolean administrator, Scope scope, Origin origin) {
  /** A caller without credentials. */
  public static final Caller ANONYMOUS = new Caller(null, Set.of(), false);

  /** Copies the set. */
  public Caller {
    groups = Set.copyOf(groups);
  }

  /** With credentials that have no limits, from nowhere in particular. */
  public Caller(String name, Set<String> groups, boolean administrator) {
    this(name, groups, administrator, Scope.ALL, Origin.INTERNAL);
  }

  /** The same caller in another request. */
  public Caller from(Origin other) {
    return new Caller(name, groups, administrator, scope, other);
  }

  /** Whether no identity is known. */
  public boolean isAnonymous() {
    return name == null;
  }
}
