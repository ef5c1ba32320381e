package org.vospace.config;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is believed of the network, and how much of the server one client may take.
 *
 * @param trustedProxies addresses of the proxies whose word about clients is taken
 * @param hosts names, in lower case, under which the service may be asked when no public address is
 *     configured; its own address and {@code localhost} always
 * @param requestsPerAddress the most threads that requests from one address hold at once
 * @param requestsPerUser the same for one identity
 */
public record NetworkConfig(
    List<AddressBlock> trustedProxies,
    Set<String> hosts,
    int requestsPerAddress,
    int requestsPerUser) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?");

  /** Copies the collections. */
  public NetworkConfig {
    trustedProxies = List.copyOf(trustedProxies);
    hosts = Set.copyOf(hosts);
  }

  /**
   * @throws ConfigException when a value is wrong, naming it
   */
  static NetworkConfig read(Settings settings) {
    return new NetworkConfig(
        settings.text(
            "VOSPACE_TRUSTED_PROXIES",
            "",
            value -> Arrays.stream(words(value)).map(AddressBlock::parse).toList()),
        settings.text("VOSPACE_HOSTS", "", NetworkConfig::hosts),
        (int) settings.number("VOSPACE_REQUESTS_PER_ADDRESS", 256, 1, 100_000),
        (int) settings.number("VOSPACE_REQUESTS_PER_USER", 128, 1, 100_000));
  }

  /** Whether the word of that address is taken. */
  public boolean trusts(InetAddress address) {
    return trustedProxies.stream().anyMatch(block -> block.contains(address));
  }

  private static Set<String> hosts(String value) {
    Set<String> hosts =
        Arrays.stream(words(value))
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    if (!hosts.stream().allMatch(name -> NAME.matcher(name).matches())) {
      throw new IllegalArgumentException("must be names of hosts such as vospace.example.org");
    }
    return hosts;
  }

  private static String[] words(String value) {
    return value.isBlank() ? new String[0] : value.strip().split("[,\\s]+");
  }
}
