package org.vospace.node;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.model.NodeRequest;
import org.vospace.model.Property;
import org.vospace.model.PropertyChange;
import org.vospace.model.Vocabulary;

/**
 * The properties of a request, validated and sorted by where they live: in columns, because the
 * service acts on them, or in rows of their own (VOSpace 2.1 §3.2, §6.3.2).
 *
 * @param columns what the service acts on
 * @param set other properties to write
 * @param removed identifiers of other properties to remove
 */
record PropertyRequest(ColumnChanges columns, Map<String, String> set, List<String> removed) {
  private static final int MAX_URI_BYTES = 2048;

  /**
   * @param current the properties as they are, to tell an unchanged read-only one; empty for a new
   *     node
   * @throws VospaceException InvalidArgument or PermissionDenied; nothing is applied then
   */
  static PropertyRequest of(NodeRequest request, List<Property> current) {
    Map<String, String> known =
        current.stream().collect(Collectors.toMap(Property::uri, Property::value));
    Map<String, PropertyChange> changes = new LinkedHashMap<>();
    for (PropertyChange change : request.properties()) {
      validate(change.uri());
      String uri =
          change.uri().equals(Vocabulary.IS_PUBLIC) ? Vocabulary.PUBLIC_READ : change.uri();
      if (!Vocabulary.READ_ONLY.contains(uri)) {
        changes.put(uri, change);
      } else if (change.removes() || !Objects.equals(known.get(uri), change.value())) {
        throw new VospaceException(Fault.PERMISSION_DENIED, "the service alone sets " + uri);
      }
    }
    Predicate<PropertyChange> inColumn = change -> Vocabulary.ACTED_ON.contains(key(change));
    return new PropertyRequest(
        columns(changes, request.target()),
        changes.values().stream()
            .filter(inColumn.negate().and(change -> !change.removes()))
            .collect(
                Collectors.toMap(
                    PropertyChange::uri, PropertyChange::value, (a, b) -> b, LinkedHashMap::new)),
        changes.values().stream()
            .filter(inColumn.negate().and(PropertyChange::removes))
            .map(PropertyChange::uri)
            .toList());
  }

  private static String key(PropertyChange change) {
    return change.uri().equals(Vocabulary.IS_PUBLIC) ? Vocabulary.PUBLIC_READ : change.uri();
  }

  private static ColumnChanges columns(Map<String, PropertyChange> changes, String target) {
    return new ColumnChanges(
        new NodeColumns(
            groups(changes.get(Vocabulary.GROUP_READ)),
            groups(changes.get(Vocabulary.GROUP_WRITE)),
            flag(changes.get(Vocabulary.PUBLIC_READ)),
            flag(changes.get(Vocabulary.IMMUTABLE)),
            mediaType(changes.get(Vocabulary.TYPE)),
            target),
        changes.containsKey(Vocabulary.GROUP_READ),
        changes.containsKey(Vocabulary.GROUP_WRITE),
        changes.containsKey(Vocabulary.PUBLIC_READ),
        changes.containsKey(Vocabulary.IMMUTABLE),
        changes.containsKey(Vocabulary.TYPE),
        target != null);
  }

  private static void validate(String uri) {
    try {
      if (!new URI(uri).isAbsolute()) {
        throw invalid("property", uri);
      }
    } catch (URISyntaxException e) {
      throw invalid("property", uri);
    }
    if (uri.getBytes(StandardCharsets.UTF_8).length > MAX_URI_BYTES) {
      throw new VospaceException(
          Fault.INVALID_ARGUMENT, "property URI of more than " + MAX_URI_BYTES + " bytes");
    }
  }

  /** Lists come with commas or white space between; one blank is stored (AMB-26). */
  private static String groups(PropertyChange change) {
    return change == null || change.removes()
        ? null
        : Arrays.stream(change.value().split("[,\\s]+"))
            .filter(group -> !group.isEmpty())
            .distinct()
            .collect(Collectors.joining(" "));
  }

  private static Boolean flag(PropertyChange change) {
    if (change == null || change.removes()) {
      return null;
    }
    return switch (change.value().strip().toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw invalid(change.uri(), change.value());
    };
  }

  /** The media type becomes a header of the data endpoint, so it must be able to be one. */
  private static String mediaType(PropertyChange change) {
    if (change == null || change.removes()) {
      return null;
    }
    if (change.value().length() > 1024
        || change.value().chars().anyMatch(Character::isISOControl)) {
      throw invalid(change.uri(), change.value());
    }
    return change.value();
  }

  private static VospaceException invalid(String name, String value) {
    String shown = value.length() > 200 ? value.substring(0, 200) + "…" : value;
    return new VospaceException(Fault.INVALID_ARGUMENT, name + "=" + shown);
  }
}
