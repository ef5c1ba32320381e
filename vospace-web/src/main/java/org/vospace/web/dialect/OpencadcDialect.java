package org.vospace.web.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.vospace.model.ContainerNode;
import org.vospace.model.DataNode;
import org.vospace.model.LinkNode;
import org.vospace.model.Node;
import org.vospace.model.NodeRequest;
import org.vospace.model.Property;
import org.vospace.model.PropertyChange;
import org.vospace.model.Vocabulary;

/** The words of vostools and of the Java library of opencadc. */
final class OpencadcDialect {
  /** Their names for properties of the standard. */
  private static final Map<String, String> STANDARD_NAMES =
      Map.of(
          Vocabulary.IS_PUBLIC, Vocabulary.PUBLIC_READ, Vocabulary.IS_LOCKED, Vocabulary.IMMUTABLE);

  /** What {@code vtag node quality=good} sends for an identifier. */
  private static final Pattern BARE_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");

  private OpencadcDialect() {}

  /**
   * The same request in the words of the standard. Clients send back the whole document that they
   * were told, with one of the two names of a property changed: that one is meant.
   *
   * @param current what they were told, without their own names
   */
  static NodeRequest understand(NodeRequest request, Supplier<List<Property>> current) {
    List<PropertyChange> changes = new ArrayList<>();
    for (PropertyChange change : request.properties()) {
      if (!isSuperseded(change, request.properties(), current)) {
        String uri = STANDARD_NAMES.getOrDefault(change.uri(), named(change.uri()));
        changes.removeIf(each -> each.uri().equals(uri));
        changes.add(new PropertyChange(uri, change.value()));
      }
    }
    return new NodeRequest(request.uri(), request.type(), changes, request.target());
  }

  /** A node, also with their names for its properties. */
  static Node tell(Node node) {
    List<Property> properties = new ArrayList<>(node.properties());
    for (Map.Entry<String, String> name : STANDARD_NAMES.entrySet()) {
      for (Property property : node.properties()) {
        if (property.uri().equals(name.getValue())) {
          properties.add(new Property(name.getKey(), property.value(), false));
        }
      }
    }
    return with(node, properties);
  }

  /**
   * A child of a container. One that the caller may not read has no properties, and vls ends where
   * a date is missing: it is given the date of the container, which tells nothing of the child.
   */
  static Node tellChild(Node child, Node container) {
    if (!child.properties().isEmpty()) {
      return tell(child);
    }
    return with(
        child,
        container.properties().stream()
            .filter(property -> property.uri().equals(Vocabulary.DATE))
            .toList());
  }

  /** Names without a scheme become names of the standard's list, as which clients read them. */
  private static String named(String uri) {
    return BARE_NAME.matcher(uri).matches() ? Vocabulary.CORE + uri : uri;
  }

  private static boolean isSuperseded(
      PropertyChange change, List<PropertyChange> all, Supplier<List<Property>> current) {
    for (Map.Entry<String, String> name : STANDARD_NAMES.entrySet()) {
      Optional<PropertyChange> theirs = find(all, name.getKey());
      if (theirs.isPresent() && find(all, name.getValue()).isPresent()) {
        boolean theirsCounts = differs(theirs.get(), name.getValue(), current.get());
        String loser = theirsCounts ? name.getValue() : name.getKey();
        if (change.uri().equals(loser)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean differs(PropertyChange change, String uri, List<Property> current) {
    String value =
        current.stream()
            .filter(property -> property.uri().equals(uri))
            .map(Property::value)
            .findFirst()
            .orElse(null);
    return change.removes() ? value != null : !change.value().equals(value);
  }

  private static Optional<PropertyChange> find(List<PropertyChange> changes, String uri) {
    return changes.stream().filter(change -> change.uri().equals(uri)).findFirst();
  }

  private static Node with(Node node, List<Property> properties) {
    if (node instanceof ContainerNode container) {
      return new ContainerNode(container.uri(), properties);
    }
    if (node instanceof DataNode data) {
      return new DataNode(data.uri(), properties, data.type(), data.busy());
    }
    LinkNode link = (LinkNode) node;
    return new LinkNode(link.uri(), properties, link.target());
  }
}
