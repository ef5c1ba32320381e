package org.vospace.job;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;
import org.vospace.access.Caller;
import org.vospace.access.Origin;
import org.vospace.access.Scope;
import org.vospace.model.ExecutionPhase;
import org.vospace.model.Job;
import org.vospace.model.JobError;
import org.vospace.model.JobProgress;
import org.vospace.model.NodePath;

/** A job. Documents in it are kept as JSON. */
@Entity
@Table(name = "job")
class JobEntity {
  @Id private String id;

  private String owner;

  @Column(name = "run_id")
  private String runId;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, columnDefinition = "text")
  private ExecutionPhase phase;

  @Column(name = "creation_time", nullable = false)
  private Instant creationTime;

  @Column(name = "start_time")
  private Instant startTime;

  @Column(name = "end_time")
  private Instant endTime;

  @Column(name = "execution_duration", nullable = false)
  private long executionDuration;

  @Column(nullable = false)
  private Instant destruction;

  @Column(nullable = false)
  private String transfer;

  @Column(nullable = false)
  private String parameters;

  @Column(nullable = false)
  private String results;

  @Column(name = "error_summary")
  private String errorSummary;

  @Column(name = "error_fault")
  private String errorFault;

  @Column(name = "caller_groups", nullable = false)
  private String callerGroups;

  @Column(name = "caller_administrator", nullable = false)
  private boolean callerAdministrator;

  @Column(name = "caller_subtree", nullable = false)
  private String callerSubtree;

  @Column(name = "caller_writes", nullable = false)
  private boolean callerWrites;

  @Column(nullable = false)
  private String proof;

  @Column(nullable = false)
  private String address;

  @Column(name = "request_id", nullable = false)
  private String requestId;

  @Column(nullable = false)
  private String base;

  @Column(name = "is_long", nullable = false)
  private boolean isLong;

  @Column(name = "by_caller", nullable = false)
  private boolean byCaller;

  @Column(nullable = false, insertable = false)
  private int attempts;

  @Column(name = "queued_at")
  private Instant queuedAt;

  private String checkpoint;

  @Column(name = "nodes_done", insertable = false)
  private Long nodesDone;

  @Column(name = "nodes_total", insertable = false)
  private Long nodesTotal;

  @Column(name = "bytes_done", insertable = false)
  private Long bytesDone;

  @Column(name = "bytes_total", insertable = false)
  private Long bytesTotal;

  @Column(nullable = false, insertable = false)
  private long event;

  /** For the persistence provider. */
  protected JobEntity() {}

  JobEntity(Job job, Caller caller, String base) {
    this.base = base;
    isLong = job.transfer().isLong();
    byCaller = job.transfer().isByCaller();
    callerGroups = String.join(" ", caller.groups());
    callerAdministrator = caller.administrator();
    proof = caller.origin().proof();
    address = caller.origin().address();
    requestId = caller.origin().requestId();
    callerSubtree = caller.scope().subtree().toString();
    callerWrites = caller.scope().writes();
    queuedAt = job.phase() == ExecutionPhase.QUEUED ? Instant.now() : null;
    id = job.id();
    owner = job.owner();
    runId = job.runId();
    phase = job.phase();
    creationTime = job.creationTime();
    startTime = job.startTime();
    endTime = job.endTime();
    executionDuration = job.executionDuration();
    destruction = job.destruction();
    transfer = TransferJson.write(job.transfer());
    parameters = TransferJson.writeParams(job.parameters());
    results = TransferJson.writeResults(job.results());
    errorSummary = job.error() == null ? null : job.error().summary();
    errorFault = job.error() == null ? null : job.error().fault();
  }

  Job job() {
    return new Job(
        id,
        owner,
        runId,
        phase,
        creationTime,
        startTime,
        endTime,
        executionDuration,
        destruction,
        TransferJson.readParams(parameters),
        TransferJson.readResults(results),
        errorSummary == null ? null : new JobError(errorSummary, errorFault),
        TransferJson.read(transfer),
        new JobProgress(nodesDone, nodesTotal, bytesDone, bytesTotal),
        event);
  }

  /** The job as whoever executes it needs it. */
  Work work() {
    Set<String> groups = callerGroups.isEmpty() ? Set.of() : Set.of(callerGroups.split(" "));
    Scope scope = new Scope(NodePath.parse(callerSubtree), callerWrites);
    Origin origin = new Origin(proof, address, requestId, id);
    return new Work(
        job(),
        new Caller(owner, groups, callerAdministrator, scope, origin),
        base,
        checkpoint,
        attempts);
  }
}
