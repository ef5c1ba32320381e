package org.vospace.config;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The ways in; the table in the README explains them, and a page for each how to set it up.
 *
 * @param ways those that are switched on
 * @param cookie name of the cookie of a session
 * @param sessionLifetime how long a session lasts
 * @param tokenLifetime the longest life of a delegation token
 */
public record SignOnConfig(
    Set<Way> ways, String cookie, Duration sessionLifetime, Duration tokenLifetime) {

  /** A way in. */
  public enum Way {
    /** Passwords of the realm that the operator configured in Elytron. */
    REALM,
    /** Passwords of the service's own table. */
    DATABASE,
    /** Sessions of browsers and of clients that log in. */
    COOKIE,
    /** Delegation tokens of the service's own. */
    TOKEN,
    /** Bearer tokens of an OpenID provider. */
    OIDC,
    /** Client certificates. */
    X509;

    private static Way of(String word) {
      return Arrays.stream(values())
          .filter(way -> way.name().toLowerCase(Locale.ROOT).equals(word))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "\"" + word + "\" is none of realm, database, cookie, token, oidc and x509"));
    }
  }

  private static final Pattern COOKIE = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  /** Copies the set. */
  public SignOnConfig {
    ways = Set.copyOf(ways);
  }

  /** Whether a way is switched on. */
  public boolean has(Way way) {
    return ways.contains(way);
  }

  /** Whether somebody can come with a name and a password. */
  public boolean hasPasswords() {
    return has(Way.REALM) || has(Way.DATABASE);
  }

  /**
   * @throws ConfigException when a value is wrong, naming it
   */
  static SignOnConfig read(Settings settings) {
    return new SignOnConfig(
        settings.text("VOSPACE_SIGN_ON", "realm,cookie,token", SignOnConfig::ways),
        settings.text(
            "VOSPACE_LOGIN_COOKIE",
            "VOSPACE_SESSION",
            value -> {
              if (!COOKIE.matcher(value).matches()) {
                throw new IllegalArgumentException("must be up to 64 letters, digits, _ and -");
              }
              return value;
            }),
        settings.duration(
            "VOSPACE_SESSION_LIFETIME", "PT8H", Duration.ofMinutes(1), Duration.ofDays(30)),
        settings.duration(
            "VOSPACE_TOKEN_LIFETIME", "P7D", Duration.ofMinutes(1), Duration.ofDays(365)));
  }

  private static Set<Way> ways(String value) {
    Set<Way> ways = EnumSet.noneOf(Way.class);
    for (String word : value.split("[,\\s]+")) {
      if (!word.isEmpty()) {
        ways.add(Way.of(word));
      }
    }
    return ways;
  }
}
