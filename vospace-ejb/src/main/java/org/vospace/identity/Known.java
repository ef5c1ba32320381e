package org.vospace.identity;

import java.util.Set;
import org.vospace.access.Caller;
import org.vospace.access.Origin;
import org.vospace.access.Proof;
import org.vospace.access.Scope;

/** Makes callers of what was proven; where they are is said later, by who knows the request. */
final class Known {
  private Known() {}

  static Caller by(
      Proof proof, String name, Set<String> groups, boolean administrator, Scope scope) {
    return new Caller(name, groups, administrator, scope, new Origin(proof.word(), "", ""));
  }
}
