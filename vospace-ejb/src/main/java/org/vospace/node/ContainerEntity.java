package org.vospace.node;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.ColumnTransformer;

/** The spine: one row a container, with the ids from the root down to it. */
@Entity
@Table(name = "container")
class ContainerEntity {
  @Id private Long id;

  @Column(nullable = false, columnDefinition = "ltree")
  @ColumnTransformer(read = "path::text", write = "cast(? as ltree)")
  private String path;

  /** When the container was deleted; it waits below the trash until it is swept. */
  @Column(name = "detached_at")
  private Instant detachedAt;

  /** For the persistence provider. */
  protected ContainerEntity() {}
}
