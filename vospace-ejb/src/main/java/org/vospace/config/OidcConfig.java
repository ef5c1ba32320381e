package org.vospace.config;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;

/**
 * The institute's OpenID provider; used when the way in {@code oidc} is open.
 *
 * @param issuer as its tokens spell it, character for character; empty when there is none
 * @param audience what bearer tokens must name
 * @param keys address of its keys; empty to ask the issuer
 * @param nameClaim the claim that names somebody
 * @param groupsClaim the claim with groups, dots leading into objects
 * @param skew by how much its clock may differ
 * @param clientId what this service is called there; empty when browsers do not log in
 * @param clientSecret empty for a public client
 */
public record OidcConfig(
    Optional<URI> issuer,
    String audience,
    Optional<URI> keys,
    String nameClaim,
    String groupsClaim,
    Duration skew,
    String clientId,
    String clientSecret) {

  /**
   * @throws ConfigException when a value is wrong, naming it
   */
  static OidcConfig read(Settings settings) {
    return new OidcConfig(
        settings.text("VOSPACE_OIDC_ISSUER", "", OidcConfig::address),
        settings.text("VOSPACE_OIDC_AUDIENCE", "vospace", OidcConfig::word),
        settings.text("VOSPACE_OIDC_KEYS", "", OidcConfig::address),
        settings.text("VOSPACE_OIDC_NAME_CLAIM", "preferred_username", OidcConfig::word),
        settings.text("VOSPACE_OIDC_GROUPS_CLAIM", "groups", OidcConfig::word),
        settings.duration("VOSPACE_OIDC_SKEW", "PT30S", Duration.ZERO, Duration.ofMinutes(5)),
        settings.text("VOSPACE_OIDC_CLIENT_ID", "", value -> value),
        settings.text("VOSPACE_OIDC_CLIENT_SECRET", "", value -> value));
  }

  /** Never the secret. */
  @Override
  public String toString() {
    return "OidcConfig[" + issuer.map(URI::toString).orElse("none") + "]";
  }

  private static Optional<URI> address(String value) {
    if (value.isEmpty()) {
      return Optional.empty();
    }
    URI uri = URI.create(value);
    if (uri.getHost() == null || !isSafe(uri)) {
      throw new IllegalArgumentException("must be an https address");
    }
    return Optional.of(uri);
  }

  /** Keys that came in the clear would prove nothing, except from this host. */
  private static boolean isSafe(URI uri) {
    try {
      return "https".equals(uri.getScheme())
          || "http".equals(uri.getScheme())
              && InetAddress.getByName(uri.getHost()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static String word(String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException("must not be empty");
    }
    return value;
  }
}
