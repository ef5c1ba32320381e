package org.vospace.content;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A write under way; the node is busy until the lease ends. */
@Entity
@Table(name = "write_lease")
class LeaseEntity {
  @Id
  @Column(name = "job_id")
  private String jobId;

  @Column(name = "parent_id", nullable = false)
  private Long parentId;

  @Column(nullable = false)
  private String name;

  @Column(name = "node_id")
  private Long nodeId;

  @Column(name = "object_id", nullable = false)
  private Long objectId;

  @Column(nullable = false)
  private Instant until;

  /** For the persistence provider. */
  protected LeaseEntity() {}
}
