package org.vospace.config;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * The group membership service of the institute (IVOA GMS 1.0), and the authority of its names.
 *
 * @param address of its {@code search}; {@code {user}} in it stands for the identity; empty when
 *     there is none
 * @param authorization what is sent as {@code Authorization}; empty for nothing
 * @param authority groups of {@code ivo://authority/gms?name} are those of the plain {@code name};
 *     empty when all names are as they are
 * @param cached how long an answer is good
 * @param kept for how long after that it stands in for one that does not come
 */
public record GmsConfig(
    Optional<String> address,
    String authorization,
    String authority,
    Duration cached,
    Duration kept) {

  /**
   * @throws ConfigException when a value is wrong, naming it
   */
  static GmsConfig read(Settings settings) {
    return new GmsConfig(
        settings.text("VOSPACE_GMS_URL", "", GmsConfig::address),
        settings.text("VOSPACE_GMS_AUTHORIZATION", "", value -> value),
        settings.text("VOSPACE_GMS_AUTHORITY", "", value -> value),
        settings.duration("VOSPACE_GMS_CACHED", "PT5M", Duration.ofSeconds(1), Duration.ofDays(1)),
        settings.duration("VOSPACE_GMS_KEPT", "PT1H", Duration.ZERO, Duration.ofDays(30)));
  }

  /** Never the credentials. */
  @Override
  public String toString() {
    return "GmsConfig[" + address.orElse("none") + "]";
  }

  private static Optional<String> address(String value) {
    if (value.isEmpty()) {
      return Optional.empty();
    }
    URI uri = URI.create(value.replace("{user}", "user"));
    if (uri.getHost() == null || !value.contains("{user}")) {
      throw new IllegalArgumentException(
          "must be an address such as https://gms.example.org/gms/search?user={user}");
    }
    return Optional.of(value);
  }
}
