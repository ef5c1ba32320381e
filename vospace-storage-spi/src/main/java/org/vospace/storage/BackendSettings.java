package org.vospace.storage;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The name of an instance of a back end, and its settings: {@code ROOT} of the instance {@code
 * fast} is the environment variable {@code VOSPACE_STORAGE_FAST_ROOT}; the system property {@code
 * vospace.storage.fast.root} wins. Names of settings are capital letters, digits and underscores. A
 * blank value is none.
 */
public final class BackendSettings {
  /** The form of an instance's name. */
  public static final Pattern NAME_FORM = Pattern.compile("[a-z][a-z0-9]{0,31}");

  private final String name;
  private final UnaryOperator<String> properties;
  private final UnaryOperator<String> environment;

  /**
   * @param name of the instance
   * @param properties system properties by name; {@code null} for none of that name
   * @param environment variables by name; {@code null} for none of that name
   * @throws IllegalArgumentException when the name is not of the form
   */
  public BackendSettings(
      String name, UnaryOperator<String> properties, UnaryOperator<String> environment) {
    if (!NAME_FORM.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a back end's name is 1 to 32 small letters and digits, a letter first");
    }
    this.name = name;
    this.properties = properties;
    this.environment = environment;
  }

  /** The settings that this process was started with. */
  public static BackendSettings ofProcess(String name) {
    return new BackendSettings(name, System::getProperty, System::getenv);
  }

  /** The name of the instance. */
  public String name() {
    return name;
  }

  /** The environment variable of a setting. */
  public String variable(String setting) {
    return "VOSPACE_STORAGE_" + name.toUpperCase(Locale.ROOT) + "_" + setting;
  }

  /** A text; empty when it is not set. */
  public Optional<String> text(String setting) {
    String variable = variable(setting);
    String property = properties.apply(variable.toLowerCase(Locale.ROOT).replace('_', '.'));
    return Optional.ofNullable(property != null ? property : environment.apply(variable))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  /**
   * A text that must be set.
   *
   * @param meaning what it is, for the sentence, as in {@code the directory that holds the bytes}
   * @throws WrongSettingException when it is not
   */
  public String requiredText(String setting, String meaning) {
    return text(setting)
        .orElseThrow(
            () ->
                new WrongSettingException(variable(setting), "is not set; it is " + meaning, null));
  }

  /**
   * An absolute path that must be set.
   *
   * @param meaning what it is, for the sentence
   * @throws WrongSettingException when it is not, or is another kind of path
   */
  public Path requiredPath(String setting, String meaning) {
    requiredText(setting, meaning);
    return parsed(
            setting,
            value -> {
              try {
                Path path = Path.of(value);
                return path.isAbsolute() ? path.normalize() : null;
              } catch (InvalidPathException e) {
                return null;
              }
            },
            "an absolute path")
        .orElseThrow();
  }

  /**
   * A whole number.
   *
   * @throws WrongSettingException when it is none, or out of range
   */
  public long number(String setting, long defaultValue, long least, long most) {
    return parsed(
            setting,
            value -> {
              try {
                long number = Long.parseLong(value);
                return number >= least && number <= most ? number : null;
              } catch (NumberFormatException e) {
                return null;
              }
            },
            "a whole number from " + least + " to " + most)
        .orElse(defaultValue);
  }

  /**
   * A length of time.
   *
   * @throws WrongSettingException when it is none, or out of range
   */
  public Duration duration(String setting, Duration defaultValue, Duration least, Duration most) {
    return parsed(
            setting,
            value -> {
              try {
                Duration duration = Duration.parse(value);
                return duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0
                    ? duration
                    : null;
              } catch (DateTimeParseException e) {
                return null;
              }
            },
            "an ISO 8601 duration from " + least + " to " + most)
        .orElse(defaultValue);
  }

  /**
   * Yes or no.
   *
   * @throws WrongSettingException when it is neither {@code true} nor {@code false}
   */
  public boolean flag(String setting, boolean defaultValue) {
    return parsed(
            setting,
            value ->
                switch (value) {
                  case "true" -> true;
                  case "false" -> false;
                  default -> null;
                },
            "true or false")
        .orElse(defaultValue);
  }

  /**
   * The refusal of a value that is well formed and yet does not do.
   *
   * @param reason follows {@code is "…" but}
   * @param cause for the log; {@code null} when there is none
   */
  public WrongSettingException wrong(String setting, String reason, Throwable cause) {
    return new WrongSettingException(
        variable(setting), "is \"" + text(setting).orElse("") + "\" but " + reason, cause);
  }

  private <T> Optional<T> parsed(String setting, Function<String, T> parse, String form) {
    Optional<String> text = text(setting);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    T value = parse.apply(text.get());
    if (value == null) {
      throw wrong(setting, "must be " + form, null);
    }
    return Optional.of(value);
  }
}
