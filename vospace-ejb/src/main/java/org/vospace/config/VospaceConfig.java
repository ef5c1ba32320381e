package org.vospace.config;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.vospace.model.NodePath;
import org.vospace.model.VosUri;

/**
 * The settings of the service; the table in the README explains them.
 *
 * @param authority authority of the space's URIs, with {@code ~}
 * @param publicUrl address under which callers reach the service, without trailing slash; empty to
 *     take it from each request
 * @param adminRole role whose members are administrators
 * @param rootOwner owner of the root and of the container of the homes
 * @param basicAuth where HTTP Basic is accepted
 * @param sweepGrace how long deleted nodes and unused bytes stay before they are swept
 * @param sweepInterval pause between two sweeps
 * @param maxDepth number of names in the longest path
 * @param maxDocumentBytes size of the largest XML document that is read
 * @param transferLifetime how long the endpoints of a transfer can be used
 * @param lease how long a write or a job may be silent before its node is free, or another server
 *     goes on
 * @param jobThreads the most jobs that one server executes at once
 * @param jobsPerUser the most jobs of one caller that execute at once
 * @param jobLifetime how long after its creation a job is destroyed, at the latest
 * @param longestJob the longest execution that a caller can ask for
 * @param jobArchive how long after its destruction the record of a job is kept
 * @param longestWait the longest wait for a change of a job
 * @param remoteAllow blocks of addresses, otherwise refused, to which the service may be sent
 * @param remoteIdle how long an address that the service was sent to may be silent
 * @param remoteMaxBytes the most bytes that are fetched from such an address
 */
public record VospaceConfig(
    String authority,
    Optional<URI> publicUrl,
    String adminRole,
    String rootOwner,
    BasicAuth basicAuth,
    Duration sweepGrace,
    Duration sweepInterval,
    int maxDepth,
    long maxDocumentBytes,
    Duration transferLifetime,
    Duration lease,
    int jobThreads,
    int jobsPerUser,
    Duration jobLifetime,
    Duration longestJob,
    Duration jobArchive,
    Duration longestWait,
    List<String> remoteAllow,
    Duration remoteIdle,
    long remoteMaxBytes) {

  /** Where HTTP Basic is accepted. */
  public enum BasicAuth {
    /** Over TLS, or from this host. */
    LOOPBACK_OR_TLS,
    /** Everywhere. */
    ALWAYS,
    /** Nowhere. */
    NEVER
  }

  private static final Pattern AUTHORITY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._~!-]*");

  /** No transaction lasts longer (see the time-outs in the server's configuration). */
  private static final Duration LONGEST_TRANSACTION = Duration.ofSeconds(55);

  /**
   * @throws ConfigException when a value is missing or wrong, naming it
   */
  static VospaceConfig read(Settings settings) {
    return new VospaceConfig(
        settings.text(
            "VOSPACE_AUTHORITY",
            "example.org~vospace",
            value -> {
              require(
                  AUTHORITY.matcher(value).matches(), "an authority such as example.org~vospace");
              return VosUri.normalise(value);
            }),
        settings.text("VOSPACE_PUBLIC_URL", "", VospaceConfig::publicUrl),
        settings.text("VOSPACE_ADMIN_ROLE", "vospace-admin", VospaceConfig::word),
        settings.text("VOSPACE_ROOT_OWNER", "admin", value -> new NodePath(List.of(value)).name()),
        settings.text("VOSPACE_BASIC_AUTH", "loopback-or-tls", VospaceConfig::basicAuth),
        settings.duration("VOSPACE_SWEEP_GRACE", "PT5M", LONGEST_TRANSACTION, Duration.ofDays(30)),
        settings.duration(
            "VOSPACE_SWEEP_INTERVAL", "PT30S", Duration.ofSeconds(1), Duration.ofDays(1)),
        (int) settings.number("VOSPACE_MAX_DEPTH", 512, 8, 4096),
        settings.number("VOSPACE_MAX_DOCUMENT_BYTES", 4L << 20, 1L << 16, 1L << 28),
        settings.duration(
            "VOSPACE_TRANSFER_LIFETIME", "PT1H", Duration.ofSeconds(10), Duration.ofDays(30)),
        settings.duration("VOSPACE_LEASE", "PT15S", Duration.ofSeconds(5), Duration.ofHours(1)),
        (int) settings.number("VOSPACE_JOB_THREADS", 16, 2, 1024),
        (int) settings.number("VOSPACE_JOBS_PER_USER", 12, 1, 1024),
        settings.duration(
            "VOSPACE_JOB_LIFETIME", "P7D", Duration.ofMinutes(1), Duration.ofDays(3650)),
        settings.duration(
            "VOSPACE_JOB_LONGEST", "P7D", Duration.ofMinutes(1), Duration.ofDays(3650)),
        settings.duration("VOSPACE_JOB_ARCHIVE", "P30D", Duration.ZERO, Duration.ofDays(3650)),
        settings.duration(
            "VOSPACE_LONGEST_WAIT", "PT1M", Duration.ofSeconds(1), Duration.ofHours(1)),
        settings.text("VOSPACE_REMOTE_ALLOW", "", VospaceConfig::blocks),
        settings.duration(
            "VOSPACE_REMOTE_IDLE", "PT1M", Duration.ofSeconds(1), Duration.ofHours(1)),
        settings.number("VOSPACE_REMOTE_MAX_BYTES", 1L << 44, 1, Long.MAX_VALUE));
  }

  private static Optional<URI> publicUrl(String value) {
    if (value.isEmpty()) {
      return Optional.empty();
    }
    URI uri = URI.create(value.endsWith("/") ? value.substring(0, value.length() - 1) : value);
    require(
        ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
            && uri.getHost() != null,
        "an http or https address such as https://vospace.example.org/vospace");
    return Optional.of(uri);
  }

  private static BasicAuth basicAuth(String value) {
    return switch (value) {
      case "loopback-or-tls" -> BasicAuth.LOOPBACK_OR_TLS;
      case "always" -> BasicAuth.ALWAYS;
      case "never" -> BasicAuth.NEVER;
      default -> throw new IllegalArgumentException("must be loopback-or-tls, always or never");
    };
  }

  private static List<String> blocks(String value) {
    List<String> blocks = Arrays.stream(value.split("[,\\s]+")).filter(b -> !b.isEmpty()).toList();
    try {
      blocks.forEach(AddressBlock::parse);
    } catch (IllegalArgumentException e) {
      require(false, "blocks of addresses such as 127.0.0.0/8,10.1.0.0/16");
    }
    return blocks;
  }

  private static String word(String value) {
    require(!value.isBlank(), "a word");
    return value;
  }

  private static void require(boolean condition, String what) {
    if (!condition) {
      throw new IllegalArgumentException("must be " + what);
    }
  }
}
