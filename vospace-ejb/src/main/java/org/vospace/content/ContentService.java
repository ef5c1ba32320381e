package org.vospace.content;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ReadableByteChannel;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.vospace.access.Caller;
import org.vospace.config.StorageConfig;
import org.vospace.config.VospaceConfig;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.node.DataRow;
import org.vospace.node.NodeContent;
import org.vospace.node.WriteTarget;
import org.vospace.storage.ByteRange;
import org.vospace.storage.Checksum;
import org.vospace.storage.ReportsCapacity;
import org.vospace.storage.StagedWrite;
import org.vospace.storage.StorageException;
import org.vospace.storage.StoredObject;
import org.vospace.storage.WriteRequest;
import org.vospace.storage.WritesInParts;

/**
 * Moves bytes between callers and back ends so that a node has its old bytes or its new ones:
 * {@link #reserve}, {@link #write} outside any transaction, {@link #commit}.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class ContentService {
  @Inject private VospaceConfig config;
  @Inject private StorageConfig storage;
  @Inject private NodeContent nodes;
  @Inject private ObjectDao objects;
  @Inject private LeaseDao leases;
  @Inject private LeaseKeeper keeper;
  @Inject private Backends backends;
  @Inject private Routing routing;

  /** Whether a write to the node is under way. */
  public boolean isBusy(WriteTarget target) {
    return leases.isBusy(target);
  }

  /**
   * Takes the lease of a node and a fresh key in the back end that the bytes are to go to.
   *
   * @param incoming what is known of the bytes
   * @throws VospaceException NodeBusy while another write is under way, ServiceBusy when no back
   *     end takes new bytes
   */
  public Reservation reserve(String jobId, WriteTarget target, Incoming incoming) {
    String backend = routing.choose(target.parentId(), incoming);
    ObjectEntity object = objects.reserve(backend, ObjectKey.next(), config.sweepGrace());
    leases.acquire(jobId, target, object.id(), config.lease());
    return new Reservation(jobId, object.id(), backend, object.key());
  }

  /**
   * Writes the bytes to the back end; when this returns they are durable, but no node has them yet.
   *
   * @throws IOException when the caller's side failed
   * @throws VospaceException InvalidData, PreconditionFailed, QuotaExceeded, InternalFault
   */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public StoredObject write(Reservation reservation, WriteRequest request, InputStream bytes)
      throws IOException {
    keeper.keep(reservation.jobId());
    try {
      return backends.named(reservation.backend()).write(computing(request), bytes);
    } catch (StorageException e) {
      throw fault(e);
    } finally {
      keeper.release(reservation.jobId());
    }
  }

  /**
   * Begins to write bytes that come in parts, with the promises of {@link #write}. The caller keeps
   * the lease with {@link LeaseKeeper}, closes the write, and commits or abandons it.
   *
   * @return empty when the back end takes no parts; then {@link #write} does
   * @throws VospaceException QuotaExceeded, ServiceBusy, InternalFault
   */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Optional<StagedWrite> stage(Reservation reservation, WriteRequest request) {
    if (!(backends.named(reservation.backend()) instanceof WritesInParts parts)) {
      return Optional.empty();
    }
    try {
      return Optional.of(parts.stage(computing(request)));
    } catch (StorageException e) {
      throw fault(e);
    }
  }

  /**
   * Goes on with a staged write that nobody has open.
   *
   * @param most keep no more than this number of bytes
   * @throws VospaceException InvalidData, ServiceBusy, InternalFault
   */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public StagedWrite resume(Reservation reservation, WriteRequest request, long most) {
    try {
      return ((WritesInParts) backends.named(reservation.backend()))
          .resume(computing(request), most);
    } catch (StorageException e) {
      throw fault(e);
    }
  }

  /** What a failure of a staged write is to its caller. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public VospaceException faultOf(StorageException e) {
    return fault(e);
  }

  /**
   * Gives the node the bytes that were written and ends the lease.
   *
   * @throws VospaceException NodeBusy when the lease was lost, NodeNotFound, PermissionDenied
   */
  public void commit(
      Reservation reservation,
      StoredObject stored,
      Caller caller,
      WriteTarget target,
      String contentType) {
    commit(reservation, stored, caller, target, new Media(contentType, null));
  }

  /** The same for bytes that may have a content coding, which stays with them. */
  public void commit(
      Reservation reservation,
      StoredObject stored,
      Caller caller,
      WriteTarget target,
      Media media) {
    if (!leases.release(reservation.jobId(), reservation.objectId())) {
      throw new VospaceException(Fault.NODE_BUSY, target.uri() + ": another write was faster");
    }
    if (!objects.commit(reservation.objectId(), stored.length(), stored.checksums())) {
      throw new VospaceException(Fault.NODE_BUSY, target.uri() + ": the write was given up");
    }
    objects.encode(reservation.objectId(), media.encoding());
    nodes.attach(caller, target, reservation.objectId(), media.type());
  }

  /** Ends the lease of a write that failed and leaves what was written to the sweeper. */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public void abandon(Reservation reservation) {
    leases.release(reservation.jobId(), reservation.objectId());
    objects.abandon(reservation.objectId());
  }

  /** Ends whatever lease a job has: the execution that had it is no more. */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public void endLease(String jobId) {
    leases.end(jobId);
  }

  /** The bytes of a node as they are now; empty once the node was deleted. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<Content> content(long nodeId) {
    return nodes
        .data(nodeId)
        .map(row -> content(row, row.objectId() == null ? null : find(row.objectId())));
  }

  /**
   * The bytes of several nodes, by one query. They can be read for the grace period, counted from
   * when the rows were read.
   *
   * @return in the order of the rows
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<Content> contents(List<DataRow> rows) {
    Map<Long, ObjectEntity> found =
        objects.find(rows.stream().map(DataRow::objectId).filter(Objects::nonNull).toList());
    return rows.stream().map(row -> content(row, found.get(row.objectId()))).toList();
  }

  private ObjectEntity find(long objectId) {
    return objects.find(objectId).orElse(null);
  }

  private static Content content(DataRow row, ObjectEntity object) {
    return object == null
        ? new Content(row.name(), row.contentType(), 0L, row.mtime(), null, List.of(), null, null)
        : new Content(
            row.name(),
            row.contentType(),
            object.length(),
            row.mtime(),
            object.contentEncoding(),
            object.checksums(),
            object.backend(),
            object.key());
  }

  /**
   * Opens bytes for reading; a file channel where the back end has files.
   *
   * @throws VospaceException InternalFault when the back end fails
   */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public ReadableByteChannel open(Content content, ByteRange range) {
    try {
      return backends.named(content.backend()).read(content.key(), range);
    } catch (StorageException e) {
      throw fault(e);
    }
  }

  /**
   * Whether new bytes can be stored now, for as long as the configuration wants any.
   *
   * @throws VospaceException ServiceBusy
   */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void check() {
    if (!storage.state(storage.defaultBackend()).takesBytes()) {
      return;
    }
    try {
      backends.named(storage.defaultBackend()).check();
    } catch (StorageException e) {
      throw new VospaceException(Fault.SERVICE_BUSY, "the storage does not answer", e);
    }
  }

  /**
   * Refuses an upload that is announced to be larger than what is left (VOSpace 2.1 §3.6.1).
   *
   * @param target where the bytes are to go
   * @param length in bytes
   * @throws VospaceException QuotaExceeded, ServiceBusy
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public void requireRoom(WriteTarget target, long length) {
    try {
      if (backends.named(routing.choose(target.parentId(), Incoming.of(length)))
              instanceof ReportsCapacity capacity
          && capacity.usableBytes() < length) {
        throw new VospaceException(
            Fault.QUOTA_EXCEEDED, length + " bytes are more than the storage has left");
      }
    } catch (StorageException e) {
      throw fault(e);
    }
  }

  /** The checksums of the configuration beside those that this write wants anyway. */
  private WriteRequest computing(WriteRequest request) {
    Set<Checksum.Algorithm> wanted = new HashSet<>(storage.checksums());
    wanted.addAll(request.checksums());
    return request.computing(wanted);
  }

  private static VospaceException fault(StorageException e) {
    return switch (e.kind()) {
      case REJECTED -> new VospaceException(Fault.INVALID_DATA, e.getMessage(), e);
      case FULL -> new VospaceException(Fault.QUOTA_EXCEEDED, "the storage is full", e);
      case UNAVAILABLE ->
          new VospaceException(Fault.SERVICE_BUSY, "the storage does not answer, try again", e);
      case NOT_FOUND, BROKEN -> new VospaceException(Fault.INTERNAL_FAULT, "the storage failed", e);
    };
  }
}
