package org.vospace.web.transfers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.model.Direction;
import org.vospace.model.Param;
import org.vospace.model.Protocol;
import org.vospace.model.Transfer;
import org.vospace.model.View;

/**
 * A transfer asked for by URL parameters (VOSpace 2.1 §3.6.2).
 *
 * @param transfer the same as a document
 * @param redirects whether the caller wants to be sent to the bytes
 * @param parameters as they came, for the job
 */
record TransferParameters(Transfer transfer, boolean redirects, List<Param> parameters) {
  private static final Set<String> NAMES =
      Set.of("TARGET", "DIRECTION", "PROTOCOL", "VIEW", "SECURITYMETHOD", "REQUEST");

  /** Whether any parameter of a negotiation is there. */
  static boolean areIn(Map<String, String[]> request) {
    return request.keySet().stream()
        .anyMatch(name -> NAMES.contains(name.toUpperCase(Locale.ROOT)));
  }

  /**
   * @throws VospaceException InvalidArgument
   */
  static TransferParameters of(Map<String, String[]> request) {
    Map<String, List<String>> values = new TreeMap<>();
    request.forEach(
        (name, list) -> {
          String upper = name.toUpperCase(Locale.ROOT);
          if (NAMES.contains(upper)) {
            values.computeIfAbsent(upper, key -> new ArrayList<>()).addAll(List.of(list));
          }
        });
    values.forEach((name, list) -> list.forEach(value -> requirePrintable(name, value)));
    String target = required(values, "TARGET");
    String direction = required(values, "DIRECTION");
    String protocol = required(values, "PROTOCOL");
    Direction known =
        Direction.ofKeyword(direction)
            .filter(d -> d == Direction.PUSH_TO_VOSPACE || d == Direction.PULL_FROM_VOSPACE)
            .orElseThrow(() -> invalid("DIRECTION", direction));
    List<String> methods = values.getOrDefault("SECURITYMETHOD", List.of());
    Transfer transfer =
        new Transfer(
            target,
            direction,
            optional(values, "VIEW").map(uri -> new View(uri, true, List.of())).orElse(null),
            List.of(new Protocol(protocol, null, methods, List.of())),
            null,
            List.of());
    boolean redirects =
        optional(values, "REQUEST").filter("redirect"::equalsIgnoreCase).isPresent()
            && known == Direction.PULL_FROM_VOSPACE;
    List<Param> parameters = new ArrayList<>();
    values.forEach((name, list) -> list.forEach(value -> parameters.add(new Param(name, value))));
    return new TransferParameters(transfer, redirects, parameters);
  }

  private static void requirePrintable(String name, String value) {
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw new VospaceException(Fault.INVALID_ARGUMENT, name + " has a control character");
    }
  }

  private static String required(Map<String, List<String>> values, String name) {
    return optional(values, name)
        .orElseThrow(() -> new VospaceException(Fault.INVALID_ARGUMENT, name + " is missing"));
  }

  private static Optional<String> optional(Map<String, List<String>> values, String name) {
    List<String> list = values.getOrDefault(name, List.of());
    if (list.size() > 1) {
      throw new VospaceException(
          Fault.INVALID_ARGUMENT, name + "=" + String.join(" ", list) + " is given more than once");
    }
    return list.stream().filter(value -> !value.isBlank()).findFirst();
  }

  private static VospaceException invalid(String name, String value) {
    return new VospaceException(Fault.INVALID_ARGUMENT, name + "=" + value);
  }
}
