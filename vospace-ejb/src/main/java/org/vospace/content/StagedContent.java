package org.vospace.content;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;
import org.vospace.config.VospaceConfig;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.storage.StoredObject;

/**
 * Bytes that a job has written or is about to write, and that no node has yet. Every method joins
 * the caller's transaction.
 */
@ApplicationScoped
public class StagedContent {
  @Inject private VospaceConfig config;
  @Inject private ObjectDao objects;
  @Inject private LeaseDao leases;
  @Inject private HoldDao holds;
  @Inject private Routing routing;

  /**
   * Keeps the bytes of an upload, which no node is to have, and ends its lease.
   *
   * @throws VospaceException NodeBusy when the lease was lost
   */
  public void keep(Reservation reservation, StoredObject stored) {
    if (!leases.release(reservation.jobId(), reservation.objectId())) {
      throw new VospaceException(Fault.NODE_BUSY, "another write was faster");
    }
    commit(reservation, stored);
  }

  /**
   * Places for bytes of nodes that are to be made; the sweeper leaves them to the job.
   *
   * @param containerId of the container in or below which the nodes will be
   * @throws VospaceException ServiceBusy when no back end takes new bytes
   */
  public List<Reservation> reserve(String jobId, long containerId, int count) {
    String backend = routing.choose(containerId, Incoming.UNKNOWN);
    return IntStream.range(0, count)
        .mapToObj(i -> objects.reserve(backend, ObjectKey.next(), config.sweepGrace()))
        .map(
            object -> {
              holds.hold(jobId, object.id());
              return new Reservation(jobId, object.id(), backend, object.key());
            })
        .toList();
  }

  /** The bytes were written, and a node has them in this transaction. */
  public void commit(Reservation reservation, StoredObject stored) {
    objects.commit(reservation.objectId(), stored.length(), stored.checksums());
  }

  /** What was committed needs no hold. */
  public void release(List<Reservation> reservations) {
    holds.release(reservations.stream().map(Reservation::objectId).toList());
  }

  /** Leaves what a job has reserved and not committed to the sweeper. */
  public void abandon(String jobId) {
    holds.abandon(jobId);
  }

  /** Leaves bytes that were kept to the sweeper, once no node has them. */
  public void drop(long objectId) {
    objects.drop(objectId);
  }
}
