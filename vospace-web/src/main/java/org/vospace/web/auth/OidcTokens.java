package org.vospace.web.auth;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.ErrorCodeValidator;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.UnresolvableKeyException;
import org.vospace.access.Caller;
import org.vospace.access.Proof;
import org.vospace.config.OidcConfig;
import org.vospace.identity.IdentityService;

/**
 * Verifies tokens of the OpenID provider. Its keys are kept for as long as it cannot be asked; an
 * unknown key makes the service ask again, but not often.
 */
@ApplicationScoped
public class OidcTokens {
  private static final long CACHED_SECONDS = 3_600;
  private static final long KEPT_SECONDS = 7 * 24 * 3_600;
  private static final long PAUSE_MILLIS = 5_000;

  /**
   * Signatures with a key pair; neither none nor anything that a public key could be a secret for.
   */
  private static final AlgorithmConstraints ALGORITHMS =
      new AlgorithmConstraints(
          ConstraintType.PERMIT,
          AlgorithmIdentifiers.RSA_USING_SHA256,
          AlgorithmIdentifiers.RSA_USING_SHA384,
          AlgorithmIdentifiers.RSA_USING_SHA512,
          AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
          AlgorithmIdentifiers.RSA_PSS_USING_SHA384,
          AlgorithmIdentifiers.RSA_PSS_USING_SHA512,
          AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
          AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384,
          AlgorithmIdentifiers.ECDSA_USING_P521_CURVE_AND_SHA512);

  @Inject private OidcConfig config;
  @Inject private OidcProvider provider;
  @EJB private IdentityService identities;

  private JwtConsumer bearer;
  private JwtConsumer identity;
  private volatile HttpsJwks keys;

  @PostConstruct
  void prepare() {
    bearer = consumer(config.audience());
    identity = consumer(config.clientId());
  }

  /**
   * Who a bearer token is of.
   *
   * @throws InvalidJwtException when it proves nobody
   * @throws OidcUnavailable when that cannot be said without the provider
   */
  Caller bearer(String token) throws InvalidJwtException, OidcUnavailable {
    return caller(claims(bearer, token));
  }

  /**
   * Who the identity token of a login is of.
   *
   * @param nonce what the login was begun with
   * @throws InvalidJwtException when it proves nobody
   * @throws OidcUnavailable when that cannot be said without the provider
   */
  public Caller identity(String token, String nonce) throws InvalidJwtException, OidcUnavailable {
    JwtClaims claims = claims(identity, token);
    if (!nonce.equals(claims.getClaimValueAsString("nonce"))) {
      throw refusal("the token is of another login");
    }
    return caller(claims);
  }

  private Caller caller(JwtClaims claims) throws InvalidJwtException {
    String name = claims.getClaimValueAsString(config.nameClaim());
    if (name == null || name.isBlank()) {
      throw refusal("the token names nobody");
    }
    Map<String, List<Object>> flat = claims.flattenClaims();
    List<String> groups =
        flat.getOrDefault(config.groupsClaim(), List.of()).stream()
            .filter(String.class::isInstance)
            .map(String.class::cast)
            .map(group -> group.startsWith("/") ? group.substring(1) : group)
            .toList();
    String subject = claims.getClaimValueAsString("iss") + " " + name;
    return identities.of(Proof.BEARER, subject, name, groups);
  }

  private static InvalidJwtException refusal(String reason) {
    return new InvalidJwtException(
        reason, List.of(new ErrorCodeValidator.Error(ErrorCodes.MISCELLANEOUS, reason)), null);
  }

  private static JwtClaims claims(JwtConsumer consumer, String token)
      throws InvalidJwtException, OidcUnavailable {
    try {
      return consumer.processToClaims(token);
    } catch (InvalidJwtException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof OidcUnavailable.Key || cause instanceof java.io.IOException) {
          throw new OidcUnavailable(cause);
        }
      }
      throw e;
    }
  }

  private JwtConsumer consumer(String audience) {
    VerificationKeyResolver resolver =
        (signature, nesting) ->
            new HttpsJwksVerificationKeyResolver(keys()).resolveKey(signature, nesting);
    return new JwtConsumerBuilder()
        .setRequireExpirationTime()
        .setAllowedClockSkewInSeconds((int) config.skew().toSeconds())
        .setExpectedIssuer(config.issuer().map(Object::toString).orElse(""))
        .setExpectedAudience(audience)
        .setVerificationKeyResolver(resolver)
        .setJwsAlgorithmConstraints(ALGORITHMS)
        .build();
  }

  private HttpsJwks keys() throws UnresolvableKeyException {
    HttpsJwks known = keys;
    if (known == null) {
      try {
        known = provider.keys();
      } catch (OidcUnavailable e) {
        throw new OidcUnavailable.Key(e);
      }
      known.setDefaultCacheDuration(CACHED_SECONDS);
      known.setRetainCacheOnErrorDuration(KEPT_SECONDS);
      known.setRefreshReprieveThreshold(PAUSE_MILLIS);
      keys = known;
    }
    return known;
  }
}
