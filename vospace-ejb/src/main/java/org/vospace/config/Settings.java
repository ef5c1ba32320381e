package org.vospace.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.function.Function;

/**
 * Reads settings by the name of their environment variable. A system property of the same name, in
 * lower case and with dots, wins.
 */
final class Settings {
  private final Function<String, String> properties;
  private final Function<String, String> environment;

  Settings(Function<String, String> properties, Function<String, String> environment) {
    this.properties = properties;
    this.environment = environment;
  }

  <T> T text(String name, String defaultValue, Function<String, T> parse) {
    String property = properties.apply(name.toLowerCase(Locale.ROOT).replace('_', '.'));
    String variable = environment.apply(name);
    String value = property != null ? property : variable != null ? variable : defaultValue;
    try {
      return parse.apply(value.strip());
    } catch (IllegalArgumentException e) {
      throw new ConfigException(name + " is \"" + value + "\" but " + e.getMessage() + ".");
    }
  }

  long number(String name, long defaultValue, long least, long most) {
    return text(
        name,
        Long.toString(defaultValue),
        value -> {
          try {
            long number = Long.parseLong(value);
            if (number >= least && number <= most) {
              return number;
            }
          } catch (NumberFormatException e) {
            // Told below, in the same words as a number out of range.
          }
          throw new IllegalArgumentException(
              "must be a whole number from " + least + " to " + most);
        });
  }

  Duration duration(String name, String defaultValue, Duration least, Duration most) {
    return text(
        name,
        defaultValue,
        value -> {
          try {
            Duration duration = Duration.parse(value);
            if (duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0) {
              return duration;
            }
          } catch (DateTimeParseException e) {
            // Told below, in the same words as a duration out of range.
          }
          throw new IllegalArgumentException(
              "must be an ISO 8601 duration from " + least + " to " + most);
        });
  }
}
