package org.vospace.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.vospace.access.Caller;
import org.vospace.access.Proof;
import org.vospace.access.Scope;

/** A session: who logged in, with the groups of then. */
@Entity
@Table(name = "login_session")
class SessionEntity {
  @Id private byte[] hash;

  @Column(nullable = false)
  private String identity;

  @Column(name = "group_names", nullable = false)
  private String groupNames;

  @Column(nullable = false)
  private boolean administrator;

  @Column(nullable = false)
  private Instant created;

  @Column(nullable = false)
  private Instant expires;

  /** For the persistence provider. */
  protected SessionEntity() {}

  SessionEntity(Secret secret, Caller caller, Instant created, Instant expires) {
    this.hash = secret.hash();
    this.identity = caller.name();
    this.groupNames = GroupNames.text(caller.groups());
    this.administrator = caller.administrator();
    this.created = created;
    this.expires = expires;
  }

  boolean isExpired(Instant now) {
    return !now.isBefore(expires);
  }

  Caller caller() {
    return Known.by(Proof.COOKIE, identity, GroupNames.read(groupNames), administrator, Scope.ALL);
  }
}
