package org.vospace.identity;

import java.time.Instant;
import org.vospace.access.Scope;

/**
 * A delegation token, without its secret.
 *
 * @param id names it to its owner
 * @param owner the identity that it stands for
 * @param scope to what it is limited
 */
public record Delegation(String id, String owner, Scope scope, Instant created, Instant expires) {}
