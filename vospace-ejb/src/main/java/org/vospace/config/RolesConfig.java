package org.vospace.config;

import java.net.URI;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What this server does of the work of several over one database; the table in the README explains
 * the settings.
 *
 * @param roles what it does, one thing at least
 * @param dataUrls addresses of the data servers, without trailing slash; empty when callers find
 *     their bytes where they negotiate
 */
public record RolesConfig(Set<Role> roles, List<URI> dataUrls) {

  /** One part of the work. */
  public enum Role {
    /** Answers everything but bytes. */
    METADATA,
    /** Gives and takes bytes; without it a server never touches the storage. */
    DATA,
    /** Executes jobs; those that move bytes where the role data is as well. */
    JOBS
  }

  /** Copies the collections. */
  public RolesConfig {
    roles = Set.copyOf(roles);
    dataUrls = List.copyOf(dataUrls);
  }

  /**
   * @throws ConfigException when a value is missing or wrong, naming it
   */
  static RolesConfig read(Settings settings) {
    Set<Role> roles = settings.text("VOSPACE_ROLES", "metadata,data,jobs", RolesConfig::parseRoles);
    List<URI> dataUrls = settings.text("VOSPACE_DATA_URLS", "", RolesConfig::parseUrls);
    if (dataUrls.isEmpty() && !roles.contains(Role.DATA)) {
      throw new ConfigException(
          "VOSPACE_DATA_URLS is not set but must name the data servers, because VOSPACE_ROLES does"
              + " not make this server one.");
    }
    return new RolesConfig(roles, dataUrls);
  }

  /** Whether this server answers everything but bytes. */
  public boolean metadata() {
    return roles.contains(Role.METADATA);
  }

  /** Whether this server gives and takes bytes. */
  public boolean data() {
    return roles.contains(Role.DATA);
  }

  /** Whether this server executes jobs. */
  public boolean jobs() {
    return roles.contains(Role.JOBS);
  }

  /** Whether this server does what the service itself does with bytes. */
  public boolean jobsOnData() {
    return jobs() && data();
  }

  private static Set<Role> parseRoles(String value) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (String word : words(value)) {
      roles.add(
          Arrays.stream(Role.values())
              .filter(role -> role.name().toLowerCase(Locale.ROOT).equals(word))
              .findFirst()
              .orElseThrow(RolesConfig::wrongRoles));
    }
    if (roles.isEmpty()) {
      throw wrongRoles();
    }
    return roles;
  }

  private static List<URI> parseUrls(String value) {
    List<URI> urls = words(value).stream().map(RolesConfig::parseUrl).toList();
    if (urls.stream().map(URI::getScheme).distinct().count() > 1) {
      throw new IllegalArgumentException("must be all http or all https");
    }
    return urls;
  }

  private static URI parseUrl(String word) {
    URI url = URI.create(word.endsWith("/") ? word.substring(0, word.length() - 1) : word);
    boolean address =
        ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
            && url.getHost() != null
            && url.getUserInfo() == null
            && url.getQuery() == null
            && url.getFragment() == null;
    if (!address) {
      throw new IllegalArgumentException(
          "must be http or https addresses such as https://d1.example.org/vospace");
    }
    return url;
  }

  private static IllegalArgumentException wrongRoles() {
    return new IllegalArgumentException("must be one or more of metadata, data, jobs");
  }

  private static List<String> words(String value) {
    return Arrays.stream(value.split("[,\\s]+")).filter(word -> !word.isEmpty()).toList();
  }
}
