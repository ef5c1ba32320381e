package org.vospace.identity;

/**
 * A delegation token as it is shown once.
 *
 * @param secret what whoever uses the token sends
 */
public record IssuedDelegation(Delegation delegation, String secret) {
  /** Never the secret. */
  @Override
  public String toString() {
    return delegation.toString();
  }
}
