package org.vospace.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Which clients are met. */
class DialectConfigTest {
  private static DialectConfig read(Map<String, String> variables) {
    return DialectConfig.read(new Settings(name -> null, variables::get));
  }

  @Test
  @DisplayName("the standard is spoken unless the dialect of opencadc is asked for")
  void dialect() {
    assertThat(read(Map.of()).isOpencadc()).isFalse();
    assertThat(read(Map.of("VOSPACE_DIALECT", "opencadc")).isOpencadc()).isTrue();
  }

  @Test
  @DisplayName("another dialect is refused in a sentence that names the setting")
  void unknown() {
    assertThatThrownBy(() -> read(Map.of("VOSPACE_DIALECT", "klingon")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("VOSPACE_DIALECT")
        .hasMessageContaining("klingon");
  }
}
