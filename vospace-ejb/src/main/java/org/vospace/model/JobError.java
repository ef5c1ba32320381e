package org.vospace.model;

import java.util.Objects;

/**
 * Why a job failed (UWS 1.1 §2.1.9, VOSpace 2.1 §6.4).
 *
 * @param summary the errorSummary of the fault and its detail, as {@code Node Not Found vos://…}
 * @param fault the fault as a synchronous operation would have told it, as {@code NodeNotFound
 *     vos://…}
 */
public record JobError(String summary, String fault) {
  /** Requires both texts. */
  public JobError {
    Objects.requireNonNull(summary, "summary");
    Objects.requireNonNull(fault, "fault");
  }
}
