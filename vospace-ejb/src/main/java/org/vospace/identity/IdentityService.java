package org.vospace.identity;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Collection;
import org.vospace.access.Caller;
import org.vospace.access.Proof;
import org.vospace.access.Scope;
import org.vospace.config.VospaceConfig;

/**
 * Makes one identity of whatever was proven: the rules in the table {@code identity_mapping} come
 * first, then the name that the way in usually gives.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class IdentityService {
  @Inject private VospaceConfig config;
  @Inject private MappingDao mapping;
  @Inject private Groups groups;

  /**
   * @param subject what the way in calls somebody
   * @param usual the name without a rule
   * @param proven groups that the way in vouches for; the administrators' role counts among these
   *     alone
   */
  public Caller of(Proof proof, String subject, String usual, Collection<String> proven) {
    String name = mapping.identity(proof.word(), subject).orElse(usual);
    boolean administrator = proven.contains(config.adminRole());
    return Known.by(proof, name, groups.of(name, proven), administrator, Scope.ALL);
  }
}
