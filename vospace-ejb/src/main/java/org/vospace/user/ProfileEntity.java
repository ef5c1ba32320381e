package org.vospace.user;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Arrays;
import java.util.List;

/** What a user has set. */
@Entity
@Table(name = "user_profile")
class ProfileEntity {
  @Id private String name;

  @Column(name = "group_read", nullable = false)
  private String groupRead;

  @Column(name = "group_write", nullable = false)
  private String groupWrite;

  @Column(name = "public_read")
  private Boolean publicRead;

  /** For the persistence provider. */
  protected ProfileEntity() {}

  Defaults defaults() {
    return new Defaults(list(groupRead), list(groupWrite), publicRead);
  }

  private static List<String> list(String stored) {
    return stored.isEmpty() ? List.of() : Arrays.asList(stored.split(" "));
  }
}
