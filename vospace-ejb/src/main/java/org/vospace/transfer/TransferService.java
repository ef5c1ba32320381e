package org.vospace.transfer;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vospace.access.Caller;
import org.vospace.archive.Packing;
import org.vospace.audit.AuditLog;
import org.vospace.audit.AuditRecord;
import org.vospace.audit.AuditTrail;
import org.vospace.audit.Audited;
import org.vospace.config.VospaceConfig;
import org.vospace.content.Content;
import org.vospace.content.ContentService;
import org.vospace.content.Incoming;
import org.vospace.content.Media;
import org.vospace.content.Reservation;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.job.JobQueue;
import org.vospace.job.JobService;
import org.vospace.job.TransferJson;
import org.vospace.job.Work;
import org.vospace.model.Direction;
import org.vospace.model.ExecutionPhase;
import org.vospace.model.Job;
import org.vospace.model.JobError;
import org.vospace.model.JobResult;
import org.vospace.model.Param;
import org.vospace.model.Protocol;
import org.vospace.model.Transfer;
import org.vospace.node.NodeContent;
import org.vospace.node.SpaceUri;
import org.vospace.storage.StoredObject;

/** pushToVoSpace and pullFromVoSpace, and the bytes at their endpoints (VOSpace 2.1 §6.4). */
@Stateless
public class TransferService {
  private static final String PULL = Direction.PULL_FROM_VOSPACE.keyword();
  private static final String DETAILS = "results/transferDetails";

  /** The result that every transfer of bytes has, agreed or not. */
  public static final JobResult DETAILS_RESULT = new JobResult("transferDetails", DETAILS);

  @Inject private VospaceConfig config;
  @Inject private Negotiation negotiation;
  @Inject private NodeContent nodes;
  @Inject private ContentService content;
  @Inject private JobService jobs;
  @Inject private JobQueue queue;
  @Inject private TransferDao transfers;
  @Inject private AuditLog audit;
  @Inject private AuditTrail trail;

  /**
   * Negotiates at once (VOSpace 2.1 §3.6.2, §6.4). The job executes until the bytes have moved.
   *
   * @param parameters the URL parameters of the request; empty when it was a document
   * @throws VospaceException the fault of the negotiation; no job is made then
   */
  @Audited(step = "negotiated")
  public Job negotiate(
      Caller caller, Transfer transfer, List<Param> parameters, Endpoints endpoints) {
    var agreement = negotiation.agree(caller, transfer, endpoints);
    String id = jobs.newId();
    Job job =
        jobs.createNegotiated(id, caller, spelled(transfer), parameters, results(agreement), null);
    transfers.insert(entity(id, caller, transfer, agreement));
    if (agreement.shares()) {
      jobs.complete(id);
    }
    return job;
  }

  /**
   * Negotiates a job of the queue; it executes on, without anybody's thread, until the bytes have
   * moved.
   *
   * @throws VospaceException the fault of the negotiation
   */
  public void negotiate(Work work) {
    Job job = work.job();
    Endpoints endpoints = new Endpoints(URI.create(work.base()));
    var agreement = negotiation.agree(work.caller(), job.transfer(), endpoints);
    transfers.insert(entity(job.id(), work.caller(), job.transfer(), agreement));
    if (agreement.shares()) {
      queue.complete(job.id(), results(agreement));
    } else {
      queue.handOver(job.id(), results(agreement));
    }
  }

  /** Records a negotiation that failed, so that its job tells why (VOSpace 2.1 §6.4.1). */
  @Audited(step = "negotiated")
  public Job recordFailure(Caller caller, Transfer transfer, VospaceException fault) {
    return jobs.createNegotiated(
        jobs.newId(),
        caller,
        spelled(transfer),
        List.of(),
        List.of(DETAILS_RESULT),
        new JobError(fault.summary(), fault.body()));
  }

  /**
   * transferDetails: the transfer with an endpoint for each protocol that was agreed, or without
   * protocols when the negotiation failed. Each reading makes new endpoints; all of one job end
   * together.
   *
   * @throws VospaceException JobNotFound, PermissionDenied
   */
  public Transfer details(Caller caller, String jobId, Endpoints endpoints) {
    Job job = jobs.getJob(caller, jobId);
    if (job.results().stream().noneMatch(result -> result.href().equals(DETAILS))) {
      throw new VospaceException(Fault.JOB_NOT_FOUND, "the job has no such result");
    }
    return transfers
        .find(jobId)
        .filter(transfer -> job.phase().isActive() || sharesAlive(job, transfer))
        .map(transfer -> withEndpoints(caller, transfer, endpoints))
        .orElseGet(() -> job.transfer().withoutProtocols());
  }

  /**
   * Begins an upload: the node is busy until it ends.
   *
   * @param incoming what is known of the bytes, which decides where they are stored
   * @throws VospaceException InvalidToken, NodeNotFound for an endpoint or node that is no more,
   *     PermissionDenied when it was lost, NodeBusy, QuotaExceeded, ServiceBusy
   */
  public Push beginPush(String token, Incoming incoming) {
    TransferEntity transfer = usable(token, Direction.PUSH_TO_VOSPACE);
    var target = transfer.target();
    if (target.discards()) {
      return begun(new Push(transfer.jobId(), transfer.caller(), target, null));
    }
    nodes.requireWritable(transfer.caller(), target);
    Reservation reservation = content.reserve(transfer.jobId(), target, incoming);
    incoming.length().ifPresent(length -> content.requireRoom(target, length));
    return begun(new Push(transfer.jobId(), transfer.caller(), target, reservation));
  }

  /** The bytes that an upload is about to replace; empty when there is no node yet. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<Content> present(Push push) {
    return push.target().discards()
        ? Optional.empty()
        : nodes.existing(push.target()).flatMap(content::content);
  }

  /** Whether the endpoints of a job still lead anywhere, as far as the job is concerned. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public boolean isOpen(String jobId) {
    return jobs.isExecuting(jobId);
  }

  /**
   * Ends an upload: in one transaction the node gets its bytes and the job is completed.
   *
   * @param stored what was written; {@code null} when the bytes were discarded
   * @throws VospaceException NodeNotFound, PermissionDenied, NodeBusy when the upload lost its
   *     claim
   */
  public void commitPush(Push push, StoredObject stored, Media media) {
    if (!jobs.complete(push.jobId())) {
      throw gone();
    }
    if (stored != null) {
      content.commit(push.reservation(), stored, push.caller(), push.target(), media);
    }
    record(push, "committed");
  }

  /** Gives up an upload; the endpoint can be used again until it expires. */
  public void abandonPush(Push push) {
    if (push.reservation() != null) {
      content.abandon(push.reservation());
    }
    record(push, "abandoned");
  }

  /**
   * Begins a download.
   *
   * @throws VospaceException InvalidToken, NodeNotFound
   */
  public Pull beginPull(String token) {
    Optional<Long> shared = transfers.shared(new Token(token));
    if (shared.isPresent()) {
      audit.afterCommit(
          AuditRecord.done(PULL, "begun", endpoint(Caller.ANONYMOUS, "share"), null)
              .about(shared.get()));
      return new Pull(null, content.content(shared.get()).orElseThrow(TransferService::gone), null);
    }
    TransferEntity transfer = usable(token, Direction.PULL_FROM_VOSPACE);
    var target = transfer.target();
    audit.afterCommit(
        AuditRecord.done(
                PULL, "begun", endpoint(transfer.caller(), "endpoint"), target.uri().toString())
            .about(target.nodeId())
            .ofJob(transfer.jobId()));
    if (transfer.archive() != null) {
      return new Pull(transfer.jobId(), null, packing(transfer));
    }
    Content bytes =
        target.discards()
            ? Content.nothing(target.uri().path().name())
            : content
                .content(target.nodeId())
                .orElseThrow(
                    () -> new VospaceException(Fault.NODE_NOT_FOUND, target.uri().toString()));
    return new Pull(transfer.jobId(), bytes, null);
  }

  private Packing packing(TransferEntity transfer) {
    var target = transfer.target();
    if (!nodes.hasContainer(target.nodeId())) {
      throw new VospaceException(Fault.NODE_NOT_FOUND, target.uri().toString());
    }
    return new Packing(transfer.archive(), transfer.caller(), target.nodeId(), target.uri());
  }

  /** A download was delivered whole: the job is completed and its endpoints end. */
  public void completePull(Pull pull) {
    if (pull.jobId() != null) {
      jobs.complete(pull.jobId());
    }
  }

  private Push begun(Push push) {
    record(push, "begun");
    return push;
  }

  private void record(Push push, String step) {
    audit.afterCommit(
        AuditRecord.done(
                Direction.PUSH_TO_VOSPACE.keyword(),
                step,
                endpoint(push.caller(), "endpoint"),
                push.target().uri().toString())
            .about(push.target().nodeId())
            .ofJob(push.jobId()));
  }

  /** Who negotiated, at the address that now uses the endpoint. */
  private Caller endpoint(Caller caller, String proof) {
    return caller.from(trail.origin().provenBy(proof));
  }

  /**
   * The same request with the service's own authority in one spelling, as in all it tells (VOSpace
   * 2.1 §2).
   */
  public Transfer spelled(Transfer transfer) {
    try {
      return transfer.withTarget(SpaceUri.parse(transfer.target(), config));
    } catch (VospaceException e) {
      return transfer;
    }
  }

  /** A share has nothing to wait for, and is there after its job. */
  private static boolean sharesAlive(Job job, TransferEntity transfer) {
    return job.phase() == ExecutionPhase.COMPLETED
        && TransferJson.read(transfer.offered()).protocols().stream().allMatch(Protocol::isShare);
  }

  /** For {@code .auto} the target is a result as well (VOSpace 2.1 §6.4.1). */
  private static List<JobResult> results(Negotiation.Agreement agreement) {
    String target = agreement.target().uri().toString();
    return List.of(
        DETAILS_RESULT, new JobResult("dataNode", target), new JobResult("target", target));
  }

  private TransferEntity entity(
      String id, Caller caller, Transfer transfer, Negotiation.Agreement agreement) {
    return new TransferEntity(
        id,
        agreement.direction(),
        agreement.target(),
        agreement.archive(),
        caller,
        TransferJson.write(transfer.negotiated(agreement.target().uri(), agreement.offered())),
        Instant.now().plus(config.transferLifetime()));
  }

  private Transfer withEndpoints(Caller caller, TransferEntity transfer, Endpoints endpoints) {
    String name = transfer.fileName();
    Transfer agreed = TransferJson.read(transfer.offered());
    Map<Boolean, String> addresses = new HashMap<>();
    for (Protocol protocol : agreed.protocols()) {
      addresses.computeIfAbsent(
          protocol.isShare(),
          share -> {
            Token token = Token.fresh();
            if (share) {
              transfers.addShare(transfer, token);
              audit.afterCommit(
                  AuditRecord.done("share", "made", caller, transfer.target().uri().toString())
                      .about(transfer.target().nodeId())
                      .ofJob(transfer.jobId()));
            } else {
              transfers.addToken(transfer.jobId(), token);
            }
            return endpoints.address(token, transfer.direction(), name);
          });
    }
    return agreed.negotiated(
        transfer.target().uri(),
        agreed.protocols().stream()
            .map(protocol -> protocol.at(addresses.get(protocol.isShare())))
            .toList());
  }

  private TransferEntity usable(String token, Direction direction) {
    return transfers
        .ofToken(new Token(token))
        .filter(transfer -> transfer.direction() == direction)
        .orElseThrow(TransferService::gone);
  }

  /** What is said of an endpoint that leads nowhere, whatever the reason. */
  public static VospaceException gone() {
    return new VospaceException(
        Fault.NODE_NOT_FOUND, "the endpoint does not exist, was used, or has expired");
  }
}
