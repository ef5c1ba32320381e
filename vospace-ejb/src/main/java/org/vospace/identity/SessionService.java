package org.vospace.identity;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.vospace.access.AccessPolicy;
import org.vospace.access.Caller;
import org.vospace.audit.Audited;
import org.vospace.config.SignOnConfig;

/** Sessions of callers that logged in. They are rows, so that every server knows them. */
@Stateless
public class SessionService {
  private static final int BATCH = 1_000;

  @Inject private SignOnConfig config;
  @Inject private AccessPolicy policy;
  @Inject private CredentialDao credentials;

  /**
   * Begins a session.
   *
   * @return its secret
   * @throws org.vospace.fault.VospaceException PermissionDenied for who may not do all that the
   *     identity may
   */
  @Audited("login")
  public String open(Caller caller) {
    policy.requireWholeIdentity(caller, "a session");
    Secret secret = Secret.fresh(Secret.SESSION);
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    credentials.insert(new SessionEntity(secret, caller, now, now.plus(config.sessionLifetime())));
    return secret.text();
  }

  /** Who has that session; empty when it has ended or never was. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<Caller> find(String secret) {
    Instant now = Instant.now();
    return Optional.of(new Secret(secret))
        .filter(candidate -> candidate.isFor(Secret.SESSION))
        .flatMap(credentials::session)
        .filter(session -> !session.isExpired(now))
        .map(SessionEntity::caller);
  }

  /** Ends a session; does nothing when there is none. */
  @Audited("logout")
  public void close(String secret) {
    Secret candidate = new Secret(secret);
    if (candidate.isFor(Secret.SESSION)) {
      credentials.deleteSession(candidate);
    }
  }

  /** Removes a batch of sessions and delegation tokens that have expired. */
  public int deleteExpired() {
    return credentials.deleteExpired(BATCH);
  }
}
