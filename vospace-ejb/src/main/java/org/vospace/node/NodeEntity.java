package org.vospace.node;

import jakarta.persistence.Column;
import jakarta.persistence.ColumnResult;
import jakarta.persistence.ConstructorResult;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.SqlResultSetMapping;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * Every node, without its path. Rows are read as {@link NodeRow} and changed by guarded statements.
 */
@Entity
@Table(name = "node")
@SqlResultSetMapping(
    name = NodeRow.MAPPING,
    classes =
        @ConstructorResult(
            targetClass = NodeRow.class,
            columns = {
              @ColumnResult(name = "id", type = Long.class),
              @ColumnResult(name = "parent_id", type = Long.class),
              @ColumnResult(name = "name", type = String.class),
              @ColumnResult(name = "type", type = String.class),
              @ColumnResult(name = "owner", type = String.class),
              @ColumnResult(name = "group_read", type = String.class),
              @ColumnResult(name = "group_write", type = String.class),
              @ColumnResult(name = "public_read", type = Boolean.class),
              @ColumnResult(name = "immutable", type = Boolean.class),
              @ColumnResult(name = "content_type", type = String.class),
              @ColumnResult(name = "link_target", type = String.class),
              @ColumnResult(name = "object_id", type = Long.class),
              @ColumnResult(name = "btime", type = Instant.class),
              @ColumnResult(name = "mtime", type = Instant.class),
              @ColumnResult(name = "ctime", type = Instant.class),
              @ColumnResult(name = "length", type = Long.class),
              @ColumnResult(name = "md5", type = String.class),
              @ColumnResult(name = "busy", type = Boolean.class)
            }))
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
