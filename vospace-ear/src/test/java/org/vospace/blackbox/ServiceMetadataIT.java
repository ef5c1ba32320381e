package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** getProtocols, getViews, getProperties: VOSpace 2.1 §6.1. */
class ServiceMetadataIT extends SpaceTest {
  private static final Map<String, String> SINGULAR =
      Map.of("protocols", "protocol", "views", "view", "properties", "property");
  private static final Map<String, String> SETTABLE =
      Map.of(
          Core.GROUP_READ,
          "staff",
          Core.GROUP_WRITE,
          "staff",
          Core.PUBLIC_READ,
          "false",
          Core.IMMUTABLE,
          "false",
          Core.core("type"),
          "text/plain");

  @ParameterizedTest
  @CsvSource({
    "protocols,accepts provides",
    "views,accepts provides",
    "properties,accepts provides contains"
  })
  @DisplayName("SM-01 SM-02 the three documents are text/xml and have their lists in order")
  void documents(String name, String parts) {
    for (Caller caller : List.of(alice, anonymous)) {
      Answer answer = caller.get("/" + name).is(200);
      assertThat(answer.required("Content-Type")).isEqualTo("text/xml");
      XmlView document = answer.xml().isA(Core.VOS_NAMESPACE, name);
      assertThat(document.childNames()).containsExactly(parts.split(" "));
    }
  }

  @Test
  @DisplayName("SM-03 protocols/provides lists exactly what is negotiable for a client")
  void providedProtocols() {
    String file = file("sm03", bytes("x"));
    List<String> negotiable = new ArrayList<>();
    for (String protocol : List.of(Core.HTTP_GET, Core.HTTP_PUT, Core.HTTPS_GET, Core.HTTPS_PUT)) {
      String direction = protocol.endsWith("get") ? "pullFromVoSpace" : "pushToVoSpace";
      String document = Documents.transfer(uri(file), direction, Documents.protocol(protocol));
      if (!Negotiation.of(alice, document).endpoints().isEmpty()) {
        negotiable.add(protocol);
      }
    }
    assertThat(listed("protocols", "provides"))
        .filteredOn(protocol -> protocol.startsWith(Core.core("")))
        .containsExactlyInAnyOrderElementsOf(negotiable);
    assertThat(negotiable).contains(space.get(), space.put());
  }

  @Test
  @DisplayName("SM-03 protocols/accepts lists what the service does as a client")
  void acceptedProtocols() {
    assertThat(listed("protocols", "accepts"))
        .contains(Core.HTTP_GET, Core.HTTP_PUT, Core.HTTPS_GET, Core.HTTPS_PUT);
  }

  @Test
  @DisplayName("SM-04 each view that is listed can be used in its direction")
  void views() {
    String file = file("sm04", bytes("abc"));
    List<String> accepts = listed("views", "accepts");
    List<String> provides = listed("views", "provides");
    assertThat(accepts).contains(Core.BINARY_VIEW);
    assertThat(provides).contains(Core.DEFAULT_VIEW);
    for (String view : accepts) {
      String document =
          Documents.transfer(
              uri(file), "pushToVoSpace", Documents.view(view), Documents.protocol(space.put()));
      put(Negotiation.of(alice, document).endpoint(), bytes("abc")).isSuccess();
    }
    for (String view : provides) {
      if (List.of(Core.TAR_VIEW, Core.ZIP_VIEW).contains(view)) {
        String archive =
            Documents.transfer(
                uri(home),
                "pullFromVoSpace",
                Documents.view(view),
                Documents.protocol(space.get()));
        anonymous.get(Negotiation.of(alice, archive).endpoint()).is(200);
        continue;
      }
      String document =
          Documents.transfer(
              uri(file), "pullFromVoSpace", Documents.view(view), Documents.protocol(space.get()));
      assertThat(anonymous.get(Negotiation.of(alice, document).endpoint()).is(200).text())
          .isEqualTo("abc");
    }
  }

  @Test
  @DisplayName(
      "SM-04 properties/provides are maintained by the service, properties/accepts settable")
  void propertyLists() {
    NodeView file = alice.node(file("sm04p", bytes("abc")));
    NodeView box = alice.node(home);
    assertThat(listed("properties", "provides"))
        .contains(Core.LENGTH, Core.BTIME, Core.CTIME, Core.MTIME)
        .allSatisfy(
            property -> {
              boolean ofFile = file.isReadOnly(property);
              assertThat(ofFile || box.isReadOnly(property)).as(property).isTrue();
            });
    String path = data("sm04set");
    List<String> accepts = listed("properties", "accepts");
    assertThat(accepts).contains(Core.GROUP_READ, Core.GROUP_WRITE, Core.PUBLIC_READ);
    for (String property : accepts) {
      String value = SETTABLE.getOrDefault(property, "value");
      set(alice, path, Documents.property(property, value)).is(200);
      assertThat(alice.node(path).property(property)).as(property).isEqualTo(value);
    }
  }

  @Test
  @DisplayName("SM-05 properties/contains lists what some node has, and no longer than that")
  void containedProperties() {
    String property = "urn:new:" + UUID.randomUUID();
    assertThat(listed("properties", "contains")).doesNotContain(property);
    String first = data("sm05a", Documents.property(property, "1"));
    String second = data("sm05b", Documents.property(property, "2"));
    assertThat(listed("properties", "contains")).containsOnlyOnce(property);
    set(alice, first, Documents.nil(property)).is(200);
    assertThat(listed("properties", "contains")).contains(property);
    alice.deleteNode(second).isOneOf(204, 200);
    assertThat(listed("properties", "contains")).doesNotContain(property);
  }

  @Test
  @DisplayName("SM-06 entries are references by uri alone")
  void entriesAreReferences() {
    data("sm06", Documents.property("urn:sm06", "a value"));
    for (String name : SINGULAR.keySet()) {
      List<XmlView> entries = anonymous.get("/" + name).is(200).xml().views("*/*");
      assertThat(entries).isNotEmpty();
      for (XmlView entry : entries) {
        assertThat(entry.root().getLocalName()).isEqualTo(SINGULAR.get(name));
        assertThat(entry.root().getAttribute("uri")).isNotBlank();
        assertThat(entry.root().getTextContent()).isEmpty();
        assertThat(entry.childNames()).isEmpty();
      }
    }
  }

  private List<String> listed(String document, String list) {
    return alice.get("/" + document).is(200).xml().attributes("vos:" + list + "/*", "uri");
  }
}
