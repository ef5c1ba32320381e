package org.vospace.node;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/** A property that a caller has set. */
@Entity
@Table(name = "property")
@IdClass(PropertyEntity.Key.class)
class PropertyEntity {
  @Id
  @Column(name = "node_id")
  private Long nodeId;

  @Id private String uri;

  @Column(nullable = false)
  private String value;

  /** For the persistence provider. */
  protected PropertyEntity() {}

  long nodeId() {
    return nodeId;
  }

  String uri() {
    return uri;
  }

  String value() {
    return value;
  }

  /** The key of a property. */
  record Key(Long nodeId, String uri) implements Serializable {
    private static final long serialVersionUID = 1L;

    Key() {
      this(null, null);
    }
  }
}
