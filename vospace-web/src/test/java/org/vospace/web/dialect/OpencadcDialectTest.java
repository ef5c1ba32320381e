package org.vospace.web.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.vospace.model.ContainerNode;
import org.vospace.model.DataNode;
import org.vospace.model.Node;
import org.vospace.model.NodePath;
import org.vospace.model.NodeRequest;
import org.vospace.model.NodeType;
import org.vospace.model.Property;
import org.vospace.model.PropertyChange;
import org.vospace.model.Vocabulary;
import org.vospace.model.VosUri;

/** What vostools and the Java library of opencadc send and look for. */
class OpencadcDialectTest {
  private static final VosUri URI =
      new VosUri("example.org~vospace", NodePath.parse("/home/alice/f"));

  private static List<PropertyChange> understood(
      List<Property> current, PropertyChange... changes) {
    NodeRequest request = new NodeRequest(URI.toString(), NodeType.NODE, List.of(changes), null);
    return OpencadcDialect.understand(request, () -> current).properties();
  }

  private static Node data(Property... properties) {
    return new DataNode(URI, List.of(properties), NodeType.DATA_NODE, false);
  }

  @Test
  @DisplayName("vchmod o+r and vlock --lock mean publicread and immutable")
  void theirNames() {
    assertThat(
            understood(
                List.of(),
                new PropertyChange(Vocabulary.IS_PUBLIC, "true"),
                new PropertyChange(Vocabulary.IS_LOCKED, null)))
        .containsExactly(
            new PropertyChange(Vocabulary.PUBLIC_READ, "true"),
            new PropertyChange(Vocabulary.IMMUTABLE, null));
  }

  @Test
  @DisplayName("of a whole document that is sent back, the name that was changed is meant")
  void wholeDocument() {
    List<Property> current = List.of(new Property(Vocabulary.IMMUTABLE, "true", false));
    PropertyChange kept = new PropertyChange(Vocabulary.IMMUTABLE, "true");
    PropertyChange unlocked = new PropertyChange(Vocabulary.IS_LOCKED, null);
    PropertyChange cleared = new PropertyChange(Vocabulary.IMMUTABLE, "false");
    PropertyChange locked = new PropertyChange(Vocabulary.IS_LOCKED, "true");
    PropertyChange removed = new PropertyChange(Vocabulary.IMMUTABLE, null);
    assertThat(understood(current, kept, unlocked)).containsExactly(removed);
    assertThat(understood(current, unlocked, kept)).containsExactly(removed);
    assertThat(understood(current, cleared, locked)).containsExactly(cleared);
    assertThat(understood(current, locked, cleared)).containsExactly(cleared);
    assertThat(understood(current, kept, locked)).containsExactly(kept);
  }

  @Test
  @DisplayName("vtag node quality=good sets what vtag node quality reads")
  void bareName() {
    assertThat(understood(List.of(), new PropertyChange("quality", "good")))
        .containsExactly(new PropertyChange(Vocabulary.CORE + "quality", "good"));
    assertThat(understood(List.of(), new PropertyChange("no name", "x")))
        .containsExactly(new PropertyChange("no name", "x"));
  }

  @Test
  @DisplayName("vls is told ispublic and islocked beside the names of the standard")
  void told() {
    Property shared = new Property(Vocabulary.PUBLIC_READ, "true", false);
    assertThat(OpencadcDialect.tell(data(shared)).properties())
        .containsExactly(shared, new Property(Vocabulary.IS_PUBLIC, "true", false));
    assertThat(OpencadcDialect.tell(data()).properties()).isEmpty();
  }

  @Test
  @DisplayName("GN-12 a child that may not be read has the date of its container and nothing else")
  void hiddenChild() {
    Property date = new Property(Vocabulary.DATE, "2026-01-02T03:04:05.678Z", true);
    Property creator = new Property(Vocabulary.CREATOR, "admin", true);
    Node container = new ContainerNode(URI.withPath(URI.path().parent()), List.of(creator, date));
    assertThat(OpencadcDialect.tellChild(data(), container)).isEqualTo(data(date));
    assertThat(OpencadcDialect.tellChild(data(creator), container)).isEqualTo(data(creator));
  }
}
