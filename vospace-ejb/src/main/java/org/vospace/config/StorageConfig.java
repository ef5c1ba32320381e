package org.vospace.config;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vospace.storage.BackendSettings;
import org.vospace.storage.Checksum;

/**
 * Which back ends there are; the table in the README explains the settings.
 *
 * @param backends the instances by name, in the order of the configuration
 * @param defaultBackend name of the one that takes new bytes, unless something else is said of them
 * @param rules where new bytes go of which a rule holds; the first one counts
 * @param checksums which checksums are computed of new bytes
 * @param scrubBytesPerSecond how fast bytes are read to see whether they are still the same; 0 for
 *     not at all
 */
public record StorageConfig(
    Map<String, Instance> backends,
    String defaultBackend,
    List<StorageRule> rules,
    Set<Checksum.Algorithm> checksums,
    long scrubBytesPerSecond) {
  /** Where an instance finds its state, beside the settings of its kind. */
  private static final String STATE = "STATE";

  /**
   * An instance of a kind of back end.
   *
   * @param kind what {@link org.vospace.storage.Backend} has
   * @param state what it is used for
   */
  public record Instance(String kind, BackendState state) {}

  /** Keeps the order. */
  public StorageConfig {
    backends = Collections.unmodifiableMap(new LinkedHashMap<>(backends));
    rules = List.copyOf(rules);
    checksums = Set.copyOf(checksums);
  }

  /**
   * @throws ConfigException when a value is missing or wrong, naming it
   */
  static StorageConfig read(Settings settings) {
    Map<String, String> kinds =
        settings.text("VOSPACE_STORAGE_BACKENDS", "posix", StorageConfig::kinds);
    Map<String, Instance> backends = new LinkedHashMap<>();
    kinds.forEach(
        (name, kind) ->
            backends.put(
                name,
                new Instance(
                    kind,
                    settings.text(
                        BackendSettings.ofProcess(name).variable(STATE),
                        "active",
                        StorageConfig::parseState))));
    String first = kinds.keySet().iterator().next();
    String defaultBackend =
        settings.text(
            "VOSPACE_STORAGE_BACKEND",
            first,
            value -> {
              require(backends.containsKey(value), "one of " + String.join(", ", kinds.keySet()));
              return value;
            });
    return new StorageConfig(
        backends,
        defaultBackend,
        settings.text("VOSPACE_STORAGE_RULES", "", value -> rules(value, backends.keySet())),
        settings.text("VOSPACE_STORAGE_CHECKSUMS", "md5", StorageConfig::checksums),
        settings.number("VOSPACE_SCRUB_BYTES_PER_SECOND", 0, 0, 1L << 40));
  }

  /** The state of an instance; disabled when there is none of that name. */
  public BackendState state(String name) {
    Instance instance = backends.get(name);
    return instance == null ? BackendState.DISABLED : instance.state();
  }

  private static Map<String, String> kinds(String value) {
    Map<String, String> kinds = new LinkedHashMap<>();
    for (String entry : words(value)) {
      String[] parts = entry.split("=", -1);
      require(
          parts.length <= 2
              && Stream.of(parts).allMatch(p -> BackendSettings.NAME_FORM.matcher(p).matches()),
          "names of back ends with their kinds, such as posix or fast=posix,archive=posix");
      String before = kinds.put(parts[0], parts[parts.length - 1]);
      if (before != null) {
        throw new IllegalArgumentException("names " + parts[0] + " twice");
      }
    }
    require(!kinds.isEmpty(), "the name of one back end at least");
    return kinds;
  }

  private static BackendState parseState(String value) {
    return Arrays.stream(BackendState.values())
        .filter(state -> label(state).equals(value))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "must be "
                        + Arrays.stream(BackendState.values())
                            .map(StorageConfig::label)
                            .collect(Collectors.joining(", "))));
  }

  private static String label(BackendState state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static List<StorageRule> rules(String value, Set<String> names) {
    List<StorageRule> rules = words(value).stream().map(StorageRule::parse).toList();
    for (StorageRule rule : rules) {
      if (!names.contains(rule.backend())) {
        throw new IllegalArgumentException("there is no back end " + rule.backend());
      }
    }
    return rules;
  }

  private static Set<Checksum.Algorithm> checksums(String value) {
    Set<Checksum.Algorithm> wanted = EnumSet.noneOf(Checksum.Algorithm.class);
    List<String> words = words(value);
    if (words.equals(List.of("none"))) {
      return wanted;
    }
    for (String word : words) {
      wanted.add(
          Arrays.stream(Checksum.Algorithm.values())
              .filter(algorithm -> algorithm.label().equals(word))
              .findFirst()
              .orElseThrow(
                  () -> new IllegalArgumentException("must be md5, sha-256 and crc32c, or none")));
    }
    require(!wanted.isEmpty(), "md5, sha-256 and crc32c, or none");
    return wanted;
  }

  private static List<String> words(String value) {
    return Arrays.stream(value.split("[,\\s]+")).filter(word -> !word.isEmpty()).toList();
  }

  private static void require(boolean condition, String what) {
    if (!condition) {
      throw new IllegalArgumentException("must be " + what);
    }
  }
}
