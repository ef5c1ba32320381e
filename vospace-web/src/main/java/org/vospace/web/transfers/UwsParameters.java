package org.vospace.web.transfers;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.job.Callback;
import org.vospace.job.JobFilter;
import org.vospace.model.ExecutionPhase;

/**
 * The parameters of a request about jobs, of its query and of its form alike; the case of their
 * names does not matter (UWS 1.1 §2.2.3).
 */
final class UwsParameters {
  private static final int LONGEST_LABEL = 1_024;
  private static final int SHORTEST_SECRET = 16;

  private final Map<String, List<String>> values = new TreeMap<>();

  UwsParameters(HttpServletRequest request) {
    request
        .getParameterMap()
        .forEach(
            (name, list) ->
                values
                    .computeIfAbsent(name.toUpperCase(Locale.ROOT), key -> new ArrayList<>())
                    .addAll(Arrays.asList(list)));
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  /**
   * @throws VospaceException InvalidArgument when it is there more than once
   */
  Optional<String> one(String name) {
    List<String> list = values.getOrDefault(name, List.of());
    if (list.size() > 1) {
      throw new VospaceException(Fault.INVALID_ARGUMENT, name + " is given more than once");
    }
    return list.stream().findFirst().map(String::strip);
  }

  /**
   * @throws VospaceException InvalidArgument when it is missing
   */
  String required(String name) {
    return one(name)
        .orElseThrow(() -> new VospaceException(Fault.INVALID_ARGUMENT, name + " is missing"));
  }

  /** The caller's own label of a job. */
  Optional<String> runId() {
    return one("RUNID")
        .map(
            label -> {
              if (label.length() > LONGEST_LABEL
                  || label.chars().anyMatch(Character::isISOControl)) {
                throw new VospaceException(
                    Fault.INVALID_ARGUMENT, "RUNID is too long or has control characters");
              }
              return label;
            });
  }

  /** PHASE=RUN at creation. */
  boolean runs() {
    return one("PHASE")
        .map(
            phase -> {
              if (!phase.equalsIgnoreCase("RUN")) {
                throw invalid("PHASE", phase);
              }
              return true;
            })
        .orElse(false);
  }

  Optional<Long> executionDuration() {
    return one("EXECUTIONDURATION").map(text -> number("EXECUTIONDURATION", text, 0));
  }

  /**
   * CALLBACK with CALLBACKSECRET, and CALLBACKPHASE as often as there are phases; without it the
   * phases in which a job ends.
   */
  Optional<Callback> callback() {
    return one("CALLBACK")
        .map(
            url -> {
              requireAddress(url);
              String secret = required("CALLBACKSECRET");
              if (secret.length() < SHORTEST_SECRET || secret.length() > LONGEST_LABEL) {
                throw new VospaceException(
                    Fault.INVALID_ARGUMENT,
                    "CALLBACKSECRET must have " + SHORTEST_SECRET + " characters or more");
              }
              Set<ExecutionPhase> phases = EnumSet.noneOf(ExecutionPhase.class);
              values
                  .getOrDefault("CALLBACKPHASE", List.of())
                  .forEach(text -> phases.add(phase(text.strip())));
              return new Callback(url, phases.isEmpty() ? Callback.ENDS : phases, secret);
            });
  }

  private static void requireAddress(String url) {
    try {
      URI uri = new URI(url);
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (web && uri.getHost() != null && uri.getUserInfo() == null) {
        return;
      }
    } catch (URISyntaxException e) {
      // Told below, in the same words as another kind of address.
    }
    throw invalid("CALLBACK", url);
  }

  Optional<Instant> destruction() {
    return one("DESTRUCTION").map(text -> instant("DESTRUCTION", text));
  }

  /** How long to wait for a change, in seconds; negative for as long as possible. */
  Optional<Long> waitSeconds() {
    return one("WAIT").map(text -> number("WAIT", text, -1));
  }

  /** The phase that a wait assumes (UWS 1.1 §2.2.1.2). */
  Optional<ExecutionPhase> phase() {
    return one("PHASE").map(UwsParameters::phase);
  }

  /** UWS 1.1 §2.2.2.1. */
  JobFilter filter() {
    Set<ExecutionPhase> phases = EnumSet.noneOf(ExecutionPhase.class);
    values.getOrDefault("PHASE", List.of()).forEach(text -> phases.add(phase(text.strip())));
    return new JobFilter(
        phases,
        one("AFTER").map(text -> instant("AFTER", text)),
        one("LAST").map(text -> (int) Math.min(number("LAST", text, 1), Integer.MAX_VALUE)));
  }

  private static ExecutionPhase phase(String text) {
    try {
      return ExecutionPhase.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw invalid("PHASE", text);
    }
  }

  private static long number(String name, String text, long least) {
    try {
      long number = Long.parseLong(text);
      if (number >= least) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, in the same words as one that is too small.
    }
    throw invalid(name, text);
  }

  /** ISO 8601 in UTC; the trailing Z may be missing. */
  private static Instant instant(String name, String text) {
    try {
      Instant instant =
          text.length() == 10
              ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
              : text.endsWith("Z") || text.matches(".*[+-]\\d\\d:\\d\\d")
                  ? OffsetDateTime.parse(text).toInstant()
                  : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
      int year = instant.atOffset(ZoneOffset.UTC).getYear();
      if (year >= 1970 && year <= 9999) {
        return instant;
      }
    } catch (DateTimeParseException e) {
      // Told below, in the same words as one out of range.
    }
    throw invalid(name, text);
  }

  static VospaceException invalid(String name, String value) {
    return new VospaceException(Fault.INVALID_ARGUMENT, name + "=" + value);
  }
}
