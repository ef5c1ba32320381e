package org.vospace.config;

/** What a back end is used for. */
public enum BackendState {
  /** Everything. */
  ACTIVE,
  /** What is there stays and is read; new bytes go elsewhere. */
  READ_ONLY,
  /** What is there is read until it has been moved elsewhere, where new bytes go too. */
  DRAINING,
  /** Nothing; it is not even opened. */
  DISABLED;

  /** Whether new bytes may go there. */
  public boolean takesBytes() {
    return this == ACTIVE;
  }
}
