package org.vospace.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings of the service. */
class VospaceConfigTest {
  private static VospaceConfig read(Map<String, String> properties, Map<String, String> variables) {
    return VospaceConfig.read(new Settings(properties::get, variables::get));
  }

  @Test
  @DisplayName("without settings there are defaults, Basic only over TLS or loopback")
  void defaults() {
    VospaceConfig config = read(Map.of(), Map.of());
    assertThat(config.authority()).isEqualTo("example.org~vospace");
    assertThat(config.publicUrl()).isEmpty();
    assertThat(config.basicAuth()).isEqualTo(VospaceConfig.BasicAuth.LOOPBACK_OR_TLS);
    assertThat(config.maxDepth()).isEqualTo(512);
  }

  @Test
  @DisplayName("a system property wins over the environment, and ! is written ~")
  void precedence() {
    VospaceConfig config =
        read(
            Map.of("vospace.authority", "a.b!c"),
            Map.of("VOSPACE_AUTHORITY", "x.y~z", "VOSPACE_LEASE", "PT30S"));
    assertThat(config.authority()).isEqualTo("a.b~c");
    assertThat(config.lease()).isEqualTo(Duration.ofSeconds(30));
  }

  @ParameterizedTest
  @CsvSource({
    "VOSPACE_AUTHORITY, has blanks",
    "VOSPACE_AUTHORITY, ''",
    "VOSPACE_PUBLIC_URL, ftp://a.example/x",
    "VOSPACE_PUBLIC_URL, 'http://a b'",
    "VOSPACE_ADMIN_ROLE, ''",
    "VOSPACE_ROOT_OWNER, a/b",
    "VOSPACE_BASIC_AUTH, sometimes",
    "VOSPACE_SWEEP_GRACE, PT1S",
    "VOSPACE_SWEEP_GRACE, five minutes",
    "VOSPACE_SWEEP_INTERVAL, PT0S",
    "VOSPACE_MAX_DEPTH, 0",
    "VOSPACE_MAX_DEPTH, deep",
    "VOSPACE_MAX_DOCUMENT_BYTES, 99999999999999999999",
    "VOSPACE_TRANSFER_LIFETIME, -PT1H",
    "VOSPACE_LEASE, 15"
  })
  @DisplayName("a wrong value is told in a sentence that names the setting and the value")
  void wrongValues(String name, String value) {
    assertThatThrownBy(() -> read(Map.of(), Map.of(name, value)))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("VOSPACE: " + name + " is \"" + value + "\" but ")
        .hasMessageEndingWith(".");
  }
}
