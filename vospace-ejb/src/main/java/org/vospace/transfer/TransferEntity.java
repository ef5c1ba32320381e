package org.vospace.transfer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.vospace.access.Caller;
import org.vospace.access.Origin;
import org.vospace.access.Scope;
import org.vospace.model.ArchiveFormat;
import org.vospace.model.Direction;
import org.vospace.model.NodePath;
import org.vospace.model.VosUri;
import org.vospace.node.WriteTarget;

/** What the endpoints of a job may touch, and for whom that was decided. */
@Entity
@Table(name = "transfer")
class TransferEntity {
  @Id
  @Column(name = "job_id")
  private String jobId;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, columnDefinition = "text")
  private Direction direction;

  @Column(nullable = false)
  private String target;

  @Column(name = "parent_id", nullable = false)
  private Long parentId;

  @Column(name = "node_id")
  private Long nodeId;

  @Column(nullable = false)
  private boolean discards;

  @Column(name = "caller_name")
  private String callerName;

  @Column(name = "caller_groups", nullable = false)
  private String callerGroups;

  @Column(name = "caller_administrator", nullable = false)
  private boolean callerAdministrator;

  @Column(name = "caller_subtree", nullable = false)
  private String callerSubtree;

  @Column(name = "caller_writes", nullable = false)
  private boolean callerWrites;

  @Column(nullable = false)
  private String offered;

  @Column(nullable = false)
  private Instant expires;

  @Enumerated(EnumType.STRING)
  @Column(columnDefinition = "text")
  private ArchiveFormat archive;

  /** For the persistence provider. */
  protected TransferEntity() {}

  TransferEntity(
      String jobId,
      Direction direction,
      WriteTarget target,
      ArchiveFormat archive,
      Caller caller,
      String offered,
      Instant expires) {
    this.jobId = jobId;
    this.direction = direction;
    this.target = target.uri().toString();
    this.parentId = target.parentId();
    this.nodeId = target.nodeId();
    this.discards = target.discards();
    this.archive = archive;
    this.callerName = caller.name();
    this.callerGroups = String.join(" ", caller.groups());
    this.callerAdministrator = caller.administrator();
    this.callerSubtree = caller.scope().subtree().toString();
    this.callerWrites = caller.scope().writes();
    this.offered = offered;
    this.expires = expires;
  }

  String jobId() {
    return jobId;
  }

  Direction direction() {
    return direction;
  }

  WriteTarget target() {
    return new WriteTarget(VosUri.parse(target), parentId, nodeId, discards);
  }

  Caller caller() {
    Set<String> groups =
        callerGroups.isEmpty()
            ? Set.of()
            : Arrays.stream(callerGroups.split(" ")).collect(Collectors.toSet());
    Scope scope = new Scope(NodePath.parse(callerSubtree), callerWrites);
    return new Caller(callerName, groups, callerAdministrator, scope, Origin.INTERNAL);
  }

  /** As what a container is transferred; {@code null} when it is none. */
  ArchiveFormat archive() {
    return archive;
  }

  /** What a file with what is transferred would be called. */
  String fileName() {
    VosUri uri = target().uri();
    String name = uri.path().isRoot() ? uri.authority() : uri.path().name();
    return archive == null ? name : name + archive.extension();
  }

  /** The protocols that were negotiated, as JSON. */
  String offered() {
    return offered;
  }

  boolean isExpired(Instant now) {
    return !now.isBefore(expires);
  }
}
