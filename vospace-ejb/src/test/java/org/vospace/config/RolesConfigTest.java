package org.vospace.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vospace.config.RolesConfig.Role;

class RolesConfigTest {
  private static RolesConfig read(Map<String, String> environment) {
    return RolesConfig.read(new Settings(name -> null, environment::get));
  }

  @Test
  void oneServerDoesEverythingUnderItsOwnAddress() {
    RolesConfig roles = read(Map.of());
    assertThat(roles.roles()).containsExactlyInAnyOrder(Role.values());
    assertThat(roles.dataUrls()).isEmpty();
    assertThat(roles.jobsOnData()).isTrue();
  }

  @Test
  void aMetadataServerNamesTheDataServers() {
    RolesConfig roles =
        read(
            Map.of(
                "VOSPACE_ROLES", " metadata, jobs ",
                "VOSPACE_DATA_URLS",
                    "https://d1.example.org/vospace/, https://d2.example.org/vospace"));
    assertThat(roles.metadata()).isTrue();
    assertThat(roles.data()).isFalse();
    assertThat(roles.jobs()).isTrue();
    assertThat(roles.jobsOnData()).isFalse();
    assertThat(roles.dataUrls())
        .containsExactly(
            URI.create("https://d1.example.org/vospace"),
            URI.create("https://d2.example.org/vospace"));
  }

  @Test
  void aServerThatServesNoBytesMustSayWhoDoes() {
    assertThatThrownBy(() -> read(Map.of("VOSPACE_ROLES", "metadata,jobs")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("VOSPACE_DATA_URLS is not set but must name the data servers");
  }

  @Test
  void anUnknownRoleIsNamed() {
    for (String wrong : new String[] {"metadata,date", "Data", "", ","}) {
      assertThatThrownBy(() -> read(Map.of("VOSPACE_ROLES", wrong)))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining(
              "VOSPACE_ROLES is \""
                  + wrong
                  + "\" but must be one or more of metadata, data, jobs.");
    }
  }

  @Test
  void dataServersHaveAddressesOfOneScheme() {
    for (String wrong :
        new String[] {
          "d1.example.org", "ftp://d1.example.org", "https:///vospace", "http://a/?b"
        }) {
      assertThatThrownBy(() -> read(Map.of("VOSPACE_DATA_URLS", wrong)))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("VOSPACE_DATA_URLS is \"" + wrong + "\" but must be http or https");
    }
    assertThatThrownBy(() -> read(Map.of("VOSPACE_DATA_URLS", "http://a/v,https://b/v")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("must be all http or all https");
  }
}
