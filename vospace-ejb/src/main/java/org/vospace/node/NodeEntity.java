package org.vospace.node;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * Every node, without its path. Rows are read as {@link NodeRow} and changed by guarded statements.
 */
@Entity
@Table(name = "node")
class NodeEntity {
  @Id private Long id;

  @Column(name = "parent_id")
  private Long parentId;

  @Column(nullable = false)
  private String name;

  @Column(nullable = false)
  private String type;

  @Column(nullable = false)
  private String owner;

  @Column(name = "group_read")
  private String groupRead;

  @Column(name = "group_write")
  private String groupWrite;

  @Column(name = "public_read")
  private Boolean publicRead;

  private Boolean immutable;

  @Column(name = "content_type")
  private String contentType;

  @Column(name = "link_target")
  private String linkTarget;

  @Column(name = "object_id")
  private Long objectId;

  @Column(nullable = false)
  private Instant btime;

  @Column(nullable = false)
  private Instant mtime;

  @Column(nullable = false)
  private Instant ctime;

  /** For the persistence provider. */
  protected NodeEntity() {}
}
