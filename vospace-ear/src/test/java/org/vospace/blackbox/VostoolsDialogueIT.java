package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What vostools sends, byte by byte where it matters, and what it looks for in the answers. */
class VostoolsDialogueIT extends SpaceTest {

  /** Its documents mix a default namespace with a prefix for the same one. */
  private String node(String type, String path, String properties, String more) {
    return "<node xmlns=\"http://www.ivoa.net/xml/VOSpace/v2.0\""
        + " xmlns:vos=\"http://www.ivoa.net/xml/VOSpace/v2.0\""
        + " xmlns:ns0=\"http://www.w3.org/2001/XMLSchema-instance\" ns0:type=\"vos:"
        + type
        + "\" uri=\""
        + uri(path).replace('~', '!')
        + "\"><ns1:properties xmlns:ns1=\"http://www.ivoa.net/xml/VOSpace/v2.0\">"
        + properties
        + "</ns1:properties>"
        + more
        + "</node>";
  }

  private static String property(String uri, String value) {
    return "<ns2:property xmlns:ns2=\"http://www.ivoa.net/xml/VOSpace/v2.0\" readOnly=\"false\""
        + " uri=\""
        + uri
        + "\">"
        + value
        + "</ns2:property>";
  }

  private static String transfer(String target, String direction, String more) {
    return "<vos:transfer xmlns:vos=\"http://www.ivoa.net/xml/VOSpace/v2.0\" version=\"2.1\">"
        + "<vos:target>"
        + target
        + "</vos:target><vos:direction>"
        + direction
        + "</vos:direction>"
        + more
        + "</vos:transfer>";
  }

  @Test
  @DisplayName(
      "H-01 XR-05 vln sends no media type, a stray header and two spellings of a namespace")
  void link() {
    String target = file("vln-target", bytes("x"));
    String link = path("vln");
    String document =
        node("LinkNode", link, "", "<target>" + uri(target).replace('~', '!') + "</target>");
    alice
        .request("PUT", space.nodes(link))
        .header("size", Integer.toString(document.length()))
        .bytes(bytes(document))
        .send()
        .is(201);
    assertThat(alice.node(link).target()).isEqualTo(uri(target).replace('~', '!'));
  }

  @Test
  @DisplayName("P-14 vcp of identical bytes posts the whole document again, without media type")
  void sameBytesAgain() {
    String path = file("vcp", bytes("same"));
    Answer told = alice.getNode(path, "limit=0").is(200);
    assertThat(told.node().property(Core.core("MD5"))).hasSize(32);
    alice.request("POST", space.nodes(path)).bytes(told.body()).send().is(200);
    assertBytes(path, bytes("same"));
  }

  @Test
  @DisplayName("PR-08 vcp with a certificate offers its method and none, and takes both endpoints")
  void securityMethods() {
    String protocol = "<vos:protocol uri=\"" + Core.core("httpput") + "\">";
    Negotiation push =
        Negotiation.of(
            alice,
            transfer(
                uri(path("vcp-methods")).replace('~', '!'),
                "pushToVoSpace",
                protocol
                    + "<vos:securityMethod uri=\"ivo://ivoa.net/sso#tls-with-certificate\"/>"
                    + "</vos:protocol>"
                    + protocol
                    + "</vos:protocol>"));
    String endpoint = push.endpoint();
    // It looks first whether the bytes are there already, with the endpoint that it was given.
    anonymous.request("HEAD", endpoint).send();
    anonymous
        .request("PUT", endpoint)
        .header("digest", "md5=ICy5YqxZB1uWSwcVLSNLcA==")
        .bytes(bytes("123"))
        .send()
        .isSuccess();
    assertBytes(path("vcp-methods"), bytes("123"));
  }

  @Test
  @DisplayName("MV-02 TR-02 vmv makes the job, runs it, and asks for the phase as plain text")
  void move() {
    String from = file("vmv", bytes("x"));
    Answer made =
        alice
            .request("POST", "/transfers")
            .xml(transfer(uri(from), uri(path("vmv-2")), "<vos:keepBytes>false</vos:keepBytes>"))
            .send()
            .is(303);
    String location = made.required("Location");
    // It follows to the job, whose address it takes from there.
    alice.get(location).is(200);
    JobHandle job = new JobHandle(alice, location);
    job.post("/phase", "PHASE=RUN").is(303);
    job.completed();
    Answer phase = alice.get(location + "/phase").is(200);
    assertThat(phase.text()).isEqualTo("COMPLETED");
    assertThat(phase.required("Content-Type")).isEqualTo("text/plain");
    assertMissing(from);
  }

  @Test
  @DisplayName("F-02 vmv of nothing reads the fault in the error of the job")
  void moveNothing() {
    JobHandle job = JobHandle.move(alice, path("vmv-nothing"), path("vmv-3"));
    job.failed("Node Not Found", "NodeNotFound");
  }

  @Test
  @DisplayName("U-33 vrm -R sends phase=RUN in lower case and waits at the job itself")
  void recursiveDelete() {
    String top = container("vrm");
    file("vrm/x", bytes("x"));
    Answer made =
        alice
            .request("POST", "/async-delete")
            .form("target=" + uri(top).replace("~", "%21").replace(":", "%3A"))
            .send()
            .is(303);
    JobHandle job = new JobHandle(alice, made.required("Location"));
    job.post("/phase", "phase=RUN").is(303);
    job.completed();
    XmlView told = alice.get(made.required("Location") + "?WAIT=6").is(200).xml();
    // Any count of errors is a failure to it, so that there must be none.
    assertThat(told.attributes("uws:results/uws:result", "id")).containsExactly("successcount");
    assertThat(told.value("uws:results/uws:result/@xlink:href")).isEqualTo("final:2");
  }

  @Test
  @DisplayName("P-04 vchmod names groups as URIs with blanks between, and sends ispublic")
  void permissions() {
    String path = file("vchmod", bytes("x"));
    String groups = "ivo://cadc.nrc.ca/gms?staff ivo://cadc.nrc.ca/gms?other";
    String document =
        node(
            "DataNode",
            path,
            property(Core.GROUP_READ, groups) + property(Core.core("ispublic"), "true"),
            "");
    alice.request("POST", space.nodes(path)).bytes(bytes(document)).send().is(200);
    NodeView node = alice.node(path);
    assertThat(List.of(node.property(Core.GROUP_READ).split(" "))).hasSize(2);
    assertThat(node.property(Core.PUBLIC_READ)).isEqualTo("true");
  }
}
