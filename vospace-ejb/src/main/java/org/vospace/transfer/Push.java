package org.vospace.transfer;

import org.vospace.access.Caller;
import org.vospace.content.Reservation;
import org.vospace.model.ArchiveFormat;
import org.vospace.node.WriteTarget;

/**
 * An upload under way.
 *
 * @param jobId the job that it completes
 * @param caller who negotiated it
 * @param target where the bytes go
 * @param reservation where they are put meanwhile; {@code null} when they are discarded
 * @param archive as what they are unpacked; {@code null} when they are not
 */
public record Push(
    String jobId,
    Caller caller,
    WriteTarget target,
    Reservation reservation,
    ArchiveFormat archive) {
  /** Whether the job has more to do when the bytes are there. */
  public boolean unpacks() {
    return archive != null && reservation != null;
  }
}
