package org.vospace.transfer;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import org.vospace.config.VospaceConfig;
import org.vospace.content.Content;
import org.vospace.content.ContentService;
import org.vospace.content.Incoming;
import org.vospace.content.Reservation;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.job.JobQueue;
import org.vospace.job.JobStopped;
import org.vospace.job.Work;
import org.vospace.model.Direction;
import org.vospace.model.JobProgress;
import org.vospace.model.JobResult;
import org.vospace.model.Protocol;
import org.vospace.model.Transfer;
import org.vospace.model.Vocabulary;
import org.vospace.model.VosUri;
import org.vospace.node.NodeContent;
import org.vospace.node.ReadTarget;
import org.vospace.node.SpaceUri;
import org.vospace.node.WriteTarget;
import org.vospace.storage.StoredObject;

/** The transactions of pullToVoSpace and pushFromVoSpace (VOSpace 2.1 §6.4.2, §6.4.4). */
@Stateless
public class RemoteTransferService {
  @Inject private VospaceConfig config;
  @Inject private NodeContent nodes;
  @Inject private ContentService content;
  @Inject private JobQueue queue;

  /**
   * The entries that can be used, in the caller's order.
   *
   * @throws VospaceException InvalidArgument, ViewNotSupported, ProtocolNotSupported
   */
  public List<Protocol> usable(Transfer transfer, Direction direction) {
    Negotiation.requireView(direction, transfer.view());
    List<String> known =
        direction == Direction.PULL_TO_VOSPACE
            ? List.of(Vocabulary.HTTP_GET, Vocabulary.HTTPS_GET)
            : List.of(Vocabulary.HTTP_PUT, Vocabulary.HTTPS_PUT);
    List<Protocol> usable =
        transfer.protocols().stream().filter(p -> known.contains(p.uri())).toList();
    if (usable.isEmpty()) {
      throw new VospaceException(
          Fault.PROTOCOL_NOT_SUPPORTED,
          String.join(" ", transfer.protocols().stream().map(Protocol::uri).toList()));
    }
    for (Protocol protocol : usable) {
      Negotiation.requireNoParams(protocol.uri(), protocol.params());
      if (protocol.endpoint() == null || protocol.endpoint().isEmpty()) {
        throw new VospaceException(
            Fault.INVALID_ARGUMENT, "endpoint is missing in " + protocol.uri());
      }
    }
    return usable;
  }

  /**
   * Where bytes from elsewhere go.
   *
   * @throws VospaceException NodeNotFound, PermissionDenied, InvalidURI
   */
  public WriteTarget target(Work work) {
    return nodes.forWriting(work.caller(), uri(work));
  }

  /**
   * The bytes that go elsewhere.
   *
   * @throws VospaceException NodeNotFound, PermissionDenied, ViewNotSupported
   */
  public Content source(Work work) {
    ReadTarget target = nodes.forReading(work.caller(), uri(work));
    return target.nodeId() == null
        ? Content.nothing(target.uri().path().name())
        : content
            .content(target.nodeId())
            .orElseThrow(() -> new VospaceException(Fault.NODE_NOT_FOUND, target.uri().toString()));
  }

  /**
   * Begins to fetch; a lease that an execution before this one had is this one's.
   *
   * @throws VospaceException NodeBusy
   */
  public Reservation reserve(Work work, WriteTarget target) {
    content.endLease(work.job().id());
    return content.reserve(work.job().id(), target, Incoming.UNKNOWN);
  }

  /**
   * An endpoint is about to be contacted, and will not be again.
   *
   * @throws org.vospace.job.JobStopped
   */
  public void contacting(Work work, int index) {
    queue.checkpoint(work.job().id(), Integer.toString(index + 1), JobProgress.NONE);
  }

  /**
   * @throws org.vospace.job.JobStopped
   */
  public void moved(Work work, int index, long bytes, Long total) {
    queue.checkpoint(work.job().id(), Integer.toString(index + 1), JobProgress.bytes(bytes, total));
  }

  /** Gives the node its bytes and completes the job. */
  public void commit(
      Work work,
      Reservation reservation,
      StoredObject stored,
      WriteTarget target,
      String contentType) {
    content.commit(reservation, stored, work.caller(), target, contentType);
    complete(work, target.uri());
  }

  public void complete(Work work, VosUri node) {
    queue.complete(
        work.job().id(),
        List.of(TransferService.DETAILS_RESULT, new JobResult("dataNode", node.toString())));
  }

  /** Whether nobody wants the job to go on. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public boolean isStopped(String jobId) {
    try {
      return !queue.work(jobId).job().phase().isActive();
    } catch (JobStopped e) {
      return true;
    }
  }

  public void abandon(Reservation reservation) {
    content.abandon(reservation);
  }

  private VosUri uri(Work work) {
    return SpaceUri.parse(work.job().transfer().target(), config);
  }
}
