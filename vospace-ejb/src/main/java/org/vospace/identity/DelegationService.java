package org.vospace.identity;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.vospace.access.AccessPolicy;
import org.vospace.access.Caller;
import org.vospace.access.Scope;
import org.vospace.audit.Audited;
import org.vospace.config.SignOnConfig;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;

/** Delegation tokens: what a caller lends to a program, limited and for a time. */
@Stateless
public class DelegationService {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int ID_BITS = 96;
  private static final int MOST = 1_000;

  @Inject private SignOnConfig config;
  @Inject private AccessPolicy policy;
  @Inject private CredentialDao credentials;

  /**
   * Makes a token; its secret is told now and never again.
   *
   * @param lifetime how long it is wanted; the setting's longest for more than that
   * @throws VospaceException PermissionDenied with a delegation token, InvalidArgument for a
   *     lifetime that is none, or for too many tokens
   */
  @Audited("issueToken")
  public IssuedDelegation issue(Caller caller, Scope scope, Duration lifetime) {
    policy.requireWholeIdentity(caller, "tokens");
    if (lifetime.isZero() || lifetime.isNegative()) {
      throw new VospaceException(Fault.INVALID_ARGUMENT, "LIFETIME=" + lifetime);
    }
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    if (credentials.delegations(caller.name(), now, MOST).size() >= MOST) {
      throw new VospaceException(
          Fault.INVALID_ARGUMENT, "there are " + MOST + " tokens already; revoke some");
    }
    Duration granted =
        lifetime.compareTo(config.tokenLifetime()) > 0 ? config.tokenLifetime() : lifetime;
    String id = new BigInteger(ID_BITS, RANDOM).toString(Character.MAX_RADIX);
    Secret secret = Secret.fresh(Secret.TOKEN);
    DelegationEntity entity =
        new DelegationEntity(id, secret, caller, scope, now, now.plus(granted));
    credentials.insert(entity);
    return new IssuedDelegation(entity.delegation(), secret.text());
  }

  /**
   * The caller's tokens, the newest first.
   *
   * @throws VospaceException PermissionDenied with a delegation token
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<Delegation> list(Caller caller) {
    policy.requireWholeIdentity(caller, "tokens");
    return credentials.delegations(caller.name(), Instant.now(), MOST).stream()
        .map(DelegationEntity::delegation)
        .toList();
  }

  /**
   * Ends a token at once.
   *
   * @throws VospaceException NodeNotFound when the caller has no such token, PermissionDenied with
   *     a delegation token
   */
  @Audited("revokeToken")
  public void revoke(Caller caller, String id) {
    policy.requireWholeIdentity(caller, "tokens");
    if (!credentials.deleteDelegation(caller.name(), id)) {
      throw new VospaceException(Fault.NODE_NOT_FOUND, "no such token");
    }
  }

  /** Whether a bearer's text has the form of a delegation token. */
  public static boolean isDelegation(String text) {
    return text.startsWith(Secret.TOKEN);
  }

  /** Who acts with that token, limited as it is; empty when it has ended or never was. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<Caller> find(String secret) {
    return Optional.of(new Secret(secret))
        .filter(candidate -> candidate.isFor(Secret.TOKEN))
        .flatMap(candidate -> credentials.delegation(candidate, Instant.now()))
        .map(DelegationEntity::caller);
  }
}
