package org.vospace.content;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vospace.storage.Checksum;

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

  private String sha256;

  private String crc32c;

  @Column(name = "content_encoding")
  private String contentEncoding;

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

  String contentEncoding() {
    return contentEncoding;
  }

  List<Checksum> checksums() {
    return Stream.of(
            known(Checksum.Algorithm.MD5, md5),
            known(Checksum.Algorithm.SHA256, sha256),
            known(Checksum.Algorithm.CRC32C, crc32c))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Checksum> known(Checksum.Algorithm algorithm, String hex) {
    return Optional.ofNullable(hex).map(h -> Checksum.ofHex(algorithm, h));
  }
}
