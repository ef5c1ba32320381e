package org.vospace.content;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Bytes in a back end: reserved, then written once, then shared by the nodes that have them. */
@Entity
@Table(name = "object")
class ObjectEntity {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(nullable = false)
  private String backend;

  @Column(nullable = false, unique = true)
  private String key;

  private Long length;

  private String md5;

  /** When the bytes may go, while no node has them; {@code null} while one does. */
  @Column(name = "sweep_after")
  private Instant sweepAfter;

  /** For the persistence provider. */
  protected ObjectEntity() {}

  ObjectEntity(String backend, String key, Instant sweepAfter) {
    this.backend = backend;
    this.key = key;
    this.sweepAfter = sweepAfter;
  }

  Long id() {
    return id;
  }

  String backend() {
    return backend;
  }

  String key() {
    return key;
  }

  Long length() {
    return length;
  }

  String md5() {
    return md5;
  }
}
