package org.vospace.identity;

import java.util.Set;

/**
 * Knows groups of identities beside those that came with the proof. Any number of beans may
 * implement it; a deployment adds one by being in the application, and replaces one by a CDI
 * alternative. What they say makes nobody an administrator.
 */
public interface GroupSource {
  /**
   * The groups of an identity. Called for every request that brings credentials, by many threads at
   * once: a source that asks somebody else remembers the answer, and has its own policy for when it
   * gets none. What it throws is logged and counts as no groups.
   *
   * @param identity never {@code null}
   */
  Set<String> groupsOf(String identity);
}
