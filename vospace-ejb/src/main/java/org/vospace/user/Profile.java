package org.vospace.user;

import java.util.Optional;
import org.vospace.model.VosUri;

/**
 * What the service knows of a user.
 *
 * @param name the identity
 * @param home the user's container; empty when there is none
 * @param defaults for new nodes
 * @param usage what is in the home
 * @param jobs how many there are that were not archived
 * @param activeJobs how many of them have not ended
 * @param shares how many public addresses the user has made that still work
 */
public record Profile(
    String name,
    Optional<VosUri> home,
    Defaults defaults,
    Usage usage,
    long jobs,
    long activeJobs,
    long shares) {
  /**
   * What is below a container.
   *
   * @param nodes how many
   * @param bytes of their data; a copy counts as much as its original
   * @param exact whether all was counted; otherwise there are at least so many
   */
  public record Usage(long nodes, long bytes, boolean exact) {}
}
