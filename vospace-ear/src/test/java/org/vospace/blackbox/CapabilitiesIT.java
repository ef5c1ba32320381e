package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Capabilities and views of nodes: VOSpace 2.1 §3.3. */
class CapabilitiesIT extends SpaceTest {
  private static final List<String> INTERFACES =
      List.of(
          Core.core("vospace-1.0"),
          Core.core("vospace-1.1"),
          Core.core("vospace-2.0"),
          Core.core("vospace-2.1"));

  @Test
  @DisplayName(
      "C-01 C-02 a data node lists capabilities by URI, VOSpace interfaces by the standard's")
  void capabilities() {
    XmlView node = alice.node(file("c01", bytes("x"))).xml();
    assertThat(node.count("vos:capabilities")).isEqualTo(1);
    for (XmlView capability : node.views("vos:capabilities/*")) {
      assertThat(capability.root().getLocalName()).isEqualTo("capability");
      String uri = capability.root().getAttribute("uri");
      assertThat(uri).isNotBlank();
      assertThat(capability.childNames()).allMatch(name -> name.matches("endpoint|param"));
      if (uri.contains("#vospace-")) {
        assertThat(INTERFACES).contains(uri);
      }
    }
  }

  @Test
  @DisplayName("C-03 accepts, provides and capabilities of a client have no effect")
  void clientsHaveNoSay() {
    String path = path("c03");
    String parts =
        """
        <vos:properties/><vos:accepts><vos:view uri="urn:bogus"/></vos:accepts>
        <vos:provides><vos:view uri="urn:bogus"/></vos:provides>
        <vos:capabilities><vos:capability uri="urn:bogus"/></vos:capabilities>
        """;
    String document = Documents.node("vos:DataNode", uri(path), parts);
    assertThat(alice.putNode(path, document).isOneOf(201, 200).text()).doesNotContain("urn:bogus");
    assertThat(alice.getNode(path).is(200).text()).doesNotContain("urn:bogus");
    assertThat(alice.postNode(path, document).is(200).text()).doesNotContain("urn:bogus");
    XmlView node = alice.getNode(path).is(200).xml();
    assertThat(node.attributes("vos:accepts/vos:view", "uri")).isNotEmpty();
    assertThat(node.origin().get()).doesNotContain("urn:bogus");
  }
}
