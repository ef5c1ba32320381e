package org.vospace.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackendSettingsTest {
  private static BackendSettings settings(String setting, String value) {
    return new BackendSettings(
        "fast", name -> null, Map.of("VOSPACE_STORAGE_FAST_" + setting, value)::get);
  }

  @Test
  void thePropertyWins() {
    BackendSettings settings =
        new BackendSettings(
            "fast",
            Map.of("vospace.storage.fast.part.size", "7")::get,
            Map.of("VOSPACE_STORAGE_FAST_PART_SIZE", "8")::get);
    assertThat(settings.number("PART_SIZE", 1, 1, 10)).isEqualTo(7);
  }

  @Test
  void whatIsNotSetHasItsDefault() {
    BackendSettings settings = settings("BLANK", " ");
    assertThat(settings.number("BLANK", 5, 1, 10)).isEqualTo(5);
    assertThat(settings.flag("BLANK", true)).isTrue();
    assertThat(settings.text("BLANK")).isEmpty();
    assertThat(settings.duration("BLANK", Duration.ofDays(1), Duration.ZERO, Duration.ofDays(2)))
        .isEqualTo(Duration.ofDays(1));
  }

  @Test
  void valuesAreRead() {
    assertThat(settings("ROOT", "/a/../b").requiredPath("ROOT", "")).isEqualTo(Path.of("/b"));
    assertThat(settings("ON", "true").flag("ON", false)).isTrue();
    assertThat(settings("WAIT", "PT5S").duration("WAIT", null, Duration.ZERO, Duration.ofDays(1)))
        .isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void aRefusalNamesTheVariableAndWhatIsExpected() {
    assertThatThrownBy(() -> settings("SIZE", "12").number("SIZE", 1, 1, 10))
        .isInstanceOf(WrongSettingException.class)
        .hasMessage(
            "VOSPACE: VOSPACE_STORAGE_FAST_SIZE is \"12\" but must be a whole number from 1 to"
                + " 10.");
    assertThatThrownBy(() -> settings("ON", "yes").flag("ON", false))
        .hasMessage("VOSPACE: VOSPACE_STORAGE_FAST_ON is \"yes\" but must be true or false.");
    assertThatThrownBy(() -> settings("ROOT", "a/b").requiredPath("ROOT", "the directory"))
        .hasMessage("VOSPACE: VOSPACE_STORAGE_FAST_ROOT is \"a/b\" but must be an absolute path.");
    assertThatThrownBy(() -> settings("X", "").requiredText("ROOT", "the directory"))
        .hasMessage("VOSPACE: VOSPACE_STORAGE_FAST_ROOT is not set; it is the directory.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Fast", "1st", "a-b", "a_b", "a/b"})
  void namesOfAnotherFormAreRefused(String name) {
    assertThatThrownBy(() -> BackendSettings.ofProcess(name))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
