package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import ca.nrc.cadc.reg.CapabilitiesReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The VOSI documents, and what they promise. */
class VosiIT extends SpaceTest {
  private static final String STANDARD = "ivo://ivoa.net/std/VOSpace/v2.0#";
  private static final String VOSI = "ivo://ivoa.net/std/VOSI#";

  private XmlView capabilities() {
    return anonymous
        .get("/capabilities")
        .is(200)
        .xml()
        .isA(Core.CAPABILITIES_NAMESPACE, "capabilities");
  }

  private static List<XmlView> interfaces(XmlView capabilities, String standardId) {
    return capabilities.views("capability[@standardID='" + standardId + "']/interface");
  }

  @Test
  @DisplayName("VI-01 capabilities are answered to anybody, with children in no namespace")
  void capabilitiesDocument() {
    XmlView document = capabilities();
    assertThat(document.count("capability")).isPositive();
    assertThat(document.count("*")).isEqualTo(document.count("capability"));
  }

  @Test
  @DisplayName("VI-01 an independent reader reads the capabilities")
  void independentReader() {
    var read = new CapabilitiesReader().read(anonymous.get("/capabilities").is(200).text());
    var nodes = read.findCapability(URI.create(STANDARD + "nodes"));
    assertThat(nodes).isNotNull();
    assertThat(nodes.getInterfaces())
        .isNotEmpty()
        .allSatisfy(
            each -> assertThat(each.getAccessURL().getURL()).hasToString(space.base() + "/nodes"));
  }

  @Test
  @DisplayName("VI-02 availability is answered to anybody, and says that the service is available")
  void availability() {
    XmlView document =
        anonymous
            .get("/availability")
            .is(200)
            .xml()
            .isA(Core.AVAILABILITY_NAMESPACE, "availability");
    assertThat(document.childNames()).startsWith("available");
    assertThat(document.value("avail:available")).isEqualTo("true");
    assertThat(document.childNames())
        .isSubsetOf("available", "upSince", "downAt", "backAt", "note");
  }

  @Test
  @DisplayName("VI-03 available becomes false while the storage is away, and true again after")
  void unavailable() throws IOException {
    assumeThat(ServerForTests.storageRoot()).isPresent();
    Path root = ServerForTests.storageRoot().orElseThrow();
    Path away = root.resolveSibling(root.getFileName() + "-away");
    Files.move(root, away);
    try {
      await().until(() -> available().equals("false"));
    } finally {
      Files.move(away, root);
    }
    await().until(() -> available().equals("true"));
  }

  private String available() {
    return anonymous.get("/availability").isOneOf(200, 503).xml().value("avail:available");
  }

  @Test
  @DisplayName(
      "VI-04 every binding has a ParamHTTP interface with an absolute accessURL that answers")
  void bindings() {
    Map<String, Integer> statusOfGet =
        Map.of(
            VOSI + "capabilities",
            200,
            VOSI + "availability",
            200,
            STANDARD + "nodes",
            200,
            STANDARD + "protocols",
            200,
            STANDARD + "views",
            200,
            STANDARD + "properties",
            200,
            STANDARD + "transfers",
            200,
            "ivo://ivoa.net/std/VOSpace#sync-2.1",
            400);
    Map<String, String> roots =
        Map.of(
            VOSI + "capabilities", "capabilities",
            VOSI + "availability", "availability",
            STANDARD + "nodes", "node",
            STANDARD + "protocols", "protocols",
            STANDARD + "views", "views",
            STANDARD + "properties", "properties",
            STANDARD + "transfers", "jobs");
    XmlView document = capabilities();
    statusOfGet.forEach(
        (standardId, status) -> {
          List<XmlView> interfaces = interfaces(document, standardId);
          assertThat(interfaces).as("interfaces of " + standardId).isNotEmpty();
          for (XmlView each : interfaces) {
            assertThat(each.value("@xsi:type")).isEqualTo("vs:ParamHTTP");
            String url = each.value("accessURL").strip();
            assertThat(URI.create(url).isAbsolute()).as(url).isTrue();
            Answer answer = alice.get(url).is(status);
            if (status == 200) {
              assertThat(answer.xml().root().getLocalName()).isEqualTo(roots.get(standardId));
            } else {
              answer.isFault(400, "InvalidArgument");
            }
          }
        });
  }

  @Test
  @DisplayName(
      "VI-05 bindings tell that one may be anonymous or use Basic; VOSI entries tell nothing")
  void securityMethods() {
    XmlView document = capabilities();
    for (String binding : List.of("nodes", "transfers", "protocols", "views", "properties")) {
      List<XmlView> methods =
          document.views(
              "capability[@standardID='" + STANDARD + binding + "']/interface/securityMethod");
      assertThat(methods)
          .extracting(method -> method.root().getAttribute("standardID"))
          .as(binding)
          .contains("", Core.BASIC);
    }
    for (String each : List.of("capabilities", "availability")) {
      assertThat(interfaces(document, VOSI + each))
          .allSatisfy(view -> assertThat(view.count("securityMethod")).isZero());
    }
  }

  @Test
  @DisplayName("VI-06 GET and HEAD on capabilities carry Last-Modified")
  void lastModified() {
    Answer get = anonymous.get("/capabilities").is(200);
    Answer head = anonymous.request("HEAD", "/capabilities").send().is(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.required("Last-Modified"))
        .isEqualTo(get.required("Last-Modified"))
        .matches("[A-Z][a-z]{2}, \\d\\d [A-Z][a-z]{2} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT");
  }
}
