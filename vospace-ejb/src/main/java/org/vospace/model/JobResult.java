package org.vospace.model;

import java.util.Objects;

/**
 * A result of a job (UWS 1.1 §2.1.10).
 *
 * @param id unique in the job
 * @param href a vos URI, or a path relative to the job's own address when it has no scheme
 */
public record JobResult(String id, String href) {
  /** Requires both texts. */
  public JobResult {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(href, "href");
  }
}
