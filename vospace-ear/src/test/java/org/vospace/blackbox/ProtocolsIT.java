package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Protocols, security methods and views in transfers: VOSpace 2.1 §3.4, §3.5, §5. */
class ProtocolsIT extends SpaceTest {
  private static final String BASIC = "<vos:securityMethod uri=\"" + Core.BASIC + "\"/>";
  private static final String UNKNOWN = "<vos:securityMethod uri=\"urn:x-method\"/>";

  private String file;

  @BeforeAll
  void makeFile() {
    file = file("file", bytes("x"));
  }

  private Negotiation pull(String... parts) {
    return Negotiation.of(alice, Documents.transfer(uri(file), "pullFromVoSpace", parts));
  }

  @Test
  @DisplayName("PR-01 PR-06 an entry has endpoint, params and methods in order, and works")
  void entries() {
    Negotiation pull = pull(Documents.protocol(space.get(), BASIC));
    XmlView entry = pull.details().views("vos:protocol").get(0);
    assertThat(entry.value("@uri")).isEqualTo(space.get());
    assertThat(entry.childNames()).containsExactly("endpoint", "securityMethod");
    String endpoint = entry.value("vos:endpoint");
    assertThat(alice.get(endpoint).is(200).body()).isEqualTo(bytes("x"));
  }

  @Test
  @DisplayName("PR-02 http protocols have http endpoints, https ones https")
  void schemes() {
    Negotiation pull = pull(Documents.protocol(Core.HTTP_GET), Documents.protocol(Core.HTTPS_GET));
    for (XmlView entry : pull.details().views("vos:protocol")) {
      String scheme = entry.value("@uri").equals(Core.HTTPS_GET) ? "https:" : "http:";
      assertThat(entry.value("vos:endpoint")).startsWith(scheme);
    }
  }

  @Test
  @DisplayName("PR-03 PR-07 what is unknown is passed over while one entry can be used")
  void unknown() {
    Negotiation pull =
        pull(
            Documents.protocol("urn:x-protocol"),
            Documents.protocol(space.get(), UNKNOWN),
            Documents.protocol(space.get(), BASIC),
            Documents.protocol(space.get()));
    List<XmlView> entries = pull.details().views("vos:protocol");
    assertThat(entries).hasSize(2);
    assertThat(entries.get(0).count("vos:securityMethod")).isEqualTo(1);
    assertThat(entries.get(1).count("vos:securityMethod")).isZero();
  }

  @Test
  @DisplayName("PR-04 nothing that can be used is ProtocolNotSupported")
  void nothing() {
    pull(Documents.protocol("urn:x-protocol"))
        .failed("Protocol Not Supported", "ProtocolNotSupported");
    pull(Documents.protocol(space.get(), UNKNOWN))
        .failed("Protocol Not Supported", "ProtocolNotSupported");
    pull().failed("Protocol Not Supported", "ProtocolNotSupported");
    Negotiation without = pull("<vos:protocol/>");
    without.failed("Protocol Not Supported", "ProtocolNotSupported");
    alice.get(without.jobUrl() + "/error").saying("no protocol has a uri");
  }

  @Test
  @DisplayName("PR-05 PR-08 PR-09 methods are told where they were asked for, one or many")
  void methods() {
    assertThat(
            pull(Documents.protocol(space.get()))
                .details()
                .count("vos:protocol/vos:securityMethod"))
        .isZero();
    XmlView both = pull(Documents.protocol(space.get(), BASIC, UNKNOWN)).details();
    assertThat(both.attributes("vos:protocol/vos:securityMethod", "uri"))
        .containsExactly(Core.BASIC);
    String endpoint = pull(Documents.protocol(space.get())).endpoint();
    assertThat(anonymous.get(endpoint).is(200).body()).isEqualTo(bytes("x"));
  }

  @Test
  @DisplayName("PR-10 an endpoint of the caller's is not told back as the service's")
  void foreignEndpoint() {
    Negotiation pull =
        pull(Documents.protocol(space.get(), "<vos:endpoint>http://evil.example/x</vos:endpoint>"));
    assertThat(pull.endpoint()).startsWith(space.base() + "/data/");
  }

  @Test
  @DisplayName("V-01 a view has uri, original, which is true by default, and params")
  void viewDocument() {
    Negotiation pull = pull(Documents.view(Core.BINARY_VIEW), Documents.protocol(space.get()));
    XmlView view = pull.job().views("uws:jobInfo/vos:transfer/vos:view").get(0);
    assertThat(view.value("@uri")).isEqualTo(Core.BINARY_VIEW);
    assertThat(view.value("@original")).isEqualTo("true");
  }

  @Test
  @DisplayName("V-02 V-03 the standard views are used in their direction, others are refused")
  void views() {
    for (String view : List.of(Core.BINARY_VIEW, Core.DEFAULT_VIEW)) {
      assertThat(pull(Documents.view(view), Documents.protocol(space.get())).endpoints())
          .hasSize(1);
    }
    for (String view : List.of(Core.BINARY_VIEW, Core.ANY_VIEW)) {
      Negotiation push =
          Negotiation.of(
              alice,
              Documents.transfer(
                  uri(path("v02")),
                  "pushToVoSpace",
                  Documents.view(view),
                  Documents.protocol(space.put())));
      assertThat(push.endpoints()).hasSize(1);
    }
    Negotiation refused = pull(Documents.view("urn:x-view"), Documents.protocol(space.get()));
    refused.failed("View Not Supported", "ViewNotSupported");
    assertThat(alice.get(refused.jobUrl() + "/error").text()).contains("urn:x-view");
  }
}
