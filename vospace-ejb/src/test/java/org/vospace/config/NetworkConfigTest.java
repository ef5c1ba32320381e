package org.vospace.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkConfigTest {
  @Test
  void nobodyIsBelievedByDefault() throws Exception {
    NetworkConfig network = read(Map.of());
    assertThat(network.trusts(InetAddress.getByName("127.0.0.1"))).isFalse();
    assertThat(network.hosts()).isEmpty();
  }

  @Test
  void proxiesAndHostsAreLists() throws Exception {
    NetworkConfig network =
        read(
            Map.of(
                "VOSPACE_TRUSTED_PROXIES",
                "10.1.2.3, 2001:db8::/32",
                "VOSPACE_HOSTS",
                "VOSpace.example.org other"));
    assertThat(network.trusts(InetAddress.getByName("10.1.2.3"))).isTrue();
    assertThat(network.trusts(InetAddress.getByName("10.1.2.4"))).isFalse();
    assertThat(network.trusts(InetAddress.getByName("2001:db8::1"))).isTrue();
    assertThat(network.hosts()).containsExactlyInAnyOrder("vospace.example.org", "other");
  }

  @ParameterizedTest
  @CsvSource({
    "VOSPACE_TRUSTED_PROXIES,proxy.example.org",
    "VOSPACE_TRUSTED_PROXIES,10.0.0.0/40",
    "VOSPACE_HOSTS,http://x",
    "VOSPACE_HOSTS,a:80",
    "VOSPACE_REQUESTS_PER_ADDRESS,0",
    "VOSPACE_REQUESTS_PER_USER,many"
  })
  void wrongValuesStopTheStart(String name, String value) {
    assertThatThrownBy(() -> read(Map.of(name, value)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(name);
  }

  private static NetworkConfig read(Map<String, String> environment) {
    return NetworkConfig.read(new Settings(name -> null, environment::get));
  }
}
