package org.vospace.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Set;

/** A user of the service's own. */
@Entity
@Table(name = "local_user")
class LocalUserEntity {
  @Id private String name;

  @Column(nullable = false)
  private String password;

  @Column(name = "group_names", nullable = false)
  private String groupNames;

  @Column(nullable = false)
  private boolean enabled;

  /** For the persistence provider. */
  protected LocalUserEntity() {}

  PasswordHash password() {
    return new PasswordHash(password);
  }

  Set<String> groups() {
    return GroupNames.read(groupNames);
  }

  boolean enabled() {
    return enabled;
  }
}
