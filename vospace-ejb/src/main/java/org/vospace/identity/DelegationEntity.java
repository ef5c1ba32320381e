package org.vospace.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.vospace.access.Caller;
import org.vospace.access.Proof;
import org.vospace.access.Scope;
import org.vospace.model.NodePath;

/** A delegation token: whose, with the groups of when it was made, and its limits. */
@Entity
@Table(name = "delegation_token")
class DelegationEntity {
  @Id private String id;

  @Column(nullable = false)
  private byte[] hash;

  @Column(nullable = false)
  private String owner;

  @Column(name = "group_names", nullable = false)
  private String groupNames;

  @Column(nullable = false)
  private boolean administrator;

  @Column(nullable = false)
  private String subtree;

  @Column(nullable = false)
  private boolean writes;

  @Column(nullable = false)
  private Instant created;

  @Column(nullable = false)
  private Instant expires;

  /** For the persistence provider. */
  protected DelegationEntity() {}

  DelegationEntity(String id, Secret secret, Caller caller, Scope scope, Instant now, Instant end) {
    this.id = id;
    this.hash = secret.hash();
    this.owner = caller.name();
    this.groupNames = GroupNames.text(caller.groups());
    this.administrator = caller.administrator();
    this.subtree = scope.subtree().toString();
    this.writes = scope.writes();
    this.created = now;
    this.expires = end;
  }

  Delegation delegation() {
    return new Delegation(id, owner, scope(), created, expires);
  }

  Caller caller() {
    return Known.by(Proof.TOKEN, owner, GroupNames.read(groupNames), administrator, scope());
  }

  private Scope scope() {
    return new Scope(NodePath.parse(subtree), writes);
  }
}
