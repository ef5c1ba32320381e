package org.vospace.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vospace.config.StorageConfig.Instance;
import org.vospace.storage.Checksum;

/** Settings of the storage. */
class StorageConfigTest {
  private static StorageConfig read(Map<String, String> variables) {
    return StorageConfig.read(new Settings(name -> null, variables::get));
  }

  @Test
  @DisplayName("without settings there is one POSIX back end, and MD5 is computed")
  void defaults() {
    StorageConfig config = read(Map.of());
    assertThat(config.backends())
        .containsExactly(Map.entry("posix", new Instance("posix", BackendState.ACTIVE)));
    assertThat(config.defaultBackend()).isEqualTo("posix");
    assertThat(config.checksums()).containsExactly(Checksum.Algorithm.MD5);
  }

  @Test
  @DisplayName("several back ends of a kind have names and states; the first is the default")
  void several() {
    StorageConfig config =
        read(
            Map.of(
                "VOSPACE_STORAGE_BACKENDS", "fast=posix, archive=posix posix",
                "VOSPACE_STORAGE_ARCHIVE_STATE", "read-only",
                "VOSPACE_STORAGE_CHECKSUMS", "sha-256,crc32c"));
    assertThat(config.backends().keySet()).containsExactly("fast", "archive", "posix");
    assertThat(config.state("archive")).isEqualTo(BackendState.READ_ONLY);
    assertThat(config.state("fast").takesBytes()).isTrue();
    assertThat(config.state("unknown")).isEqualTo(BackendState.DISABLED);
    assertThat(config.defaultBackend()).isEqualTo("fast");
    assertThat(config.checksums())
        .containsExactlyInAnyOrder(Checksum.Algorithm.SHA256, Checksum.Algorithm.CRC32C);
    assertThat(read(Map.of("VOSPACE_STORAGE_CHECKSUMS", "none")).checksums()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "1073741825, null, bulk",
        "1073741824, null, null",
        "99, image/fits, small",
        "100, image/fits, fits",
        "100, Image/FITS;x=y, fits",
        "100, image/png, images",
        "100, imagery/png, null",
        "null, text/plain, null",
        "null, image/fits, fits"
      },
      nullValues = "null")
  @DisplayName("the first rule that holds of the bytes says where they go")
  void rules(Long length, String type, String backend) {
    StorageConfig config =
        read(
            Map.of(
                "VOSPACE_STORAGE_BACKENDS",
                "a=posix,bulk=posix,small=posix,fits=posix,images=posix",
                "VOSPACE_STORAGE_RULES",
                "length>1073741824:bulk,length<100:small,type=image/fits:fits,type=image/*:images"));
    OptionalLong known = length == null ? OptionalLong.empty() : OptionalLong.of(length);
    assertThat(
            config.rules().stream()
                .filter(rule -> rule.condition().holds(known, type))
                .map(StorageRule::backend)
                .findFirst()
                .orElse(null))
        .isEqualTo(backend);
  }

  @ParameterizedTest
  @CsvSource({
    "VOSPACE_STORAGE_RULES, length>x:posix",
    "VOSPACE_STORAGE_RULES, length>5:tape",
    "VOSPACE_STORAGE_RULES, type=image:posix",
    "VOSPACE_SCRUB_BYTES_PER_SECOND, fast",
    "VOSPACE_STORAGE_BACKEND, ''",
    "VOSPACE_STORAGE_BACKEND, tape",
    "VOSPACE_STORAGE_BACKENDS, ''",
    "VOSPACE_STORAGE_BACKENDS, Fast",
    "VOSPACE_STORAGE_BACKENDS, a=b=c",
    "VOSPACE_STORAGE_BACKENDS, 'a,a'",
    "VOSPACE_STORAGE_POSIX_STATE, asleep",
    "VOSPACE_STORAGE_CHECKSUMS, adler32",
    "VOSPACE_STORAGE_CHECKSUMS, ''"
  })
  @DisplayName("a wrong value is told in a sentence that names the setting and the value")
  void wrongValues(String name, String value) {
    assertThatThrownBy(() -> read(Map.of(name, value)))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("VOSPACE: " + name + " is \"" + value + "\" but ")
        .hasMessageEndingWith(".");
  }
}
