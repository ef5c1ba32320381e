package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ca.nrc.cadc.uws.JobReader;
import java.io.StringReader;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencadc.vospace.transfer.TransferReader;

/** Transfers negotiated by a document at synctrans: VOSpace 2.1 §3.6, §6.4. */
class SynctransIT extends SpaceTest {
  private static final String FOUR =
      Documents.protocol(Core.HTTP_GET)
          + Documents.protocol(Core.HTTPS_GET)
          + Documents.protocol(Core.HTTP_PUT)
          + Documents.protocol(Core.HTTPS_PUT);

  private String file;

  @BeforeAll
  void makeFile() {
    file = file("file", bytes("0123456789"));
  }

  @Test
  @DisplayName("TR-03 the answer is 303 to the details, and the job is under transfers")
  void redirectToDetails() {
    Negotiation push = Negotiation.push(alice, path("tr03"));
    assertThat(push.job().value("uws:jobId"))
        .isEqualTo(push.jobUrl().substring(push.jobUrl().lastIndexOf('/') + 1));
    assertThat(push.phase()).isEqualTo("EXECUTING");
    assertThat(alice.get("/transfers").is(200).xml().attributes("uws:jobref", "id"))
        .contains(push.job().value("uws:jobId"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"pushToVoSpace", "pullFromVoSpace"})
  @DisplayName("TR-04 the details tell target, direction and an endpoint for each way")
  void details(String direction) {
    String document = Documents.transfer(uri(file), direction, FOUR);
    Negotiation negotiation = Negotiation.of(alice, document);
    Answer answer = alice.get(negotiation.detailsUrl()).is(200);
    assertThat(answer.required("Content-Type")).isEqualTo("text/xml");
    XmlView details = answer.xml().isA(Core.VOS_NAMESPACE, "transfer");
    assertThat(details.value("vos:target")).isEqualTo(uri(file));
    assertThat(details.value("vos:direction")).isEqualTo(direction);
    assertThat(details.count("vos:protocol")).isPositive();
    for (XmlView protocol : details.views("vos:protocol")) {
      URI endpoint = URI.create(protocol.value("vos:endpoint").strip());
      boolean tls = protocol.root().getAttribute("uri").contains("#https");
      assertThat(endpoint.getScheme()).isEqualTo(tls ? "https" : "http");
    }
  }

  @Test
  @DisplayName("TR-05 TR-06 the results are transferDetails and the data node")
  void results() {
    Negotiation pull = Negotiation.pull(alice, file);
    XmlView list =
        alice.get(pull.jobUrl() + "/results").is(200).xml().isA(Core.UWS_NAMESPACE, "results");
    for (String results : List.of("uws:results/", "")) {
      XmlView from = results.isEmpty() ? list : pull.job();
      assertThat(from.value(results + "uws:result[@id='transferDetails']/@xlink:href"))
          .isEqualTo(pull.detailsUrl());
      assertThat(from.value(results + "uws:result[@id='dataNode']/@xlink:href"))
          .isEqualTo(uri(file));
    }
  }

  @Test
  @DisplayName("TR-07 the job holds the transfer that was submitted")
  void jobInfo() {
    String document =
        Documents.transfer(
            uri(path("tr07")),
            "pushToVoSpace",
            Documents.view(Core.BINARY_VIEW),
            Documents.protocol(space.put()),
            Documents.protocol("urn:other"),
            "<vos:keepBytes>true</vos:keepBytes>",
            Documents.param(Core.LENGTH, "10"));
    XmlView transfer =
        Negotiation.of(alice, document).job().views("uws:jobInfo/vos:transfer").get(0);
    assertThat(transfer.value("vos:target")).isEqualTo(uri(path("tr07")));
    assertThat(transfer.value("vos:direction")).isEqualTo("pushToVoSpace");
    assertThat(transfer.attributes("vos:view", "uri")).containsExactly(Core.BINARY_VIEW);
    assertThat(transfer.attributes("vos:protocol", "uri"))
        .containsExactly(space.put(), "urn:other");
    assertThat(transfer.value("vos:keepBytes")).isEqualTo("true");
    assertThat(transfer.value("vos:param[@uri='" + Core.LENGTH + "']")).isEqualTo("10");
  }

  @Test
  @DisplayName("TR-08 output is in the order of the schema, and params are accepted")
  void order() {
    String document =
        Documents.transfer(
            Documents.param(Core.LENGTH, "10")
                + Documents.protocol(space.put())
                + Documents.view(Core.BINARY_VIEW)
                + "<vos:direction>pushToVoSpace</vos:direction><vos:target>"
                + uri(path("tr08"))
                + "</vos:target>");
    Negotiation push = Negotiation.of(alice, document);
    assertThat(String.join(" ", push.details().childNames()))
        .matches("target direction( view)?( protocol)+( keepBytes)?( param)*");
    put(push.endpoint(), bytes("0123456789")).isSuccess();
  }

  @Test
  @DisplayName(
      "TR-10 a negotiation that fails has details without protocols and a job that tells why")
  void failedNegotiation() {
    Negotiation.pull(alice, path("tr10")).failed("Node Not Found", "NodeNotFound");
    Negotiation failed = Negotiation.pull(alice, path("tr10"));
    assertThat(failed.details().value("vos:target")).isEqualTo(uri(path("tr10")));
    XmlView summary = failed.job().views("uws:errorSummary").get(0);
    assertThat(summary.root().getAttribute("hasDetail")).isEqualTo("true");
    assertThat(summary.root().getAttribute("type")).isIn("fatal", "transient");
    assertThat(alice.get(failed.jobUrl() + "/error").is(200).text()).contains(uri(path("tr10")));
  }

  @Test
  @DisplayName("TR-11 the phase is EXECUTING until the bytes have moved, then COMPLETED")
  void phaseFollowsBytes() {
    Negotiation push = Negotiation.push(alice, path("tr11"));
    assertThat(push.phase()).isEqualTo("EXECUTING");
    String endpoint = push.endpoint();
    assertThat(push.phase()).isEqualTo("EXECUTING");
    put(endpoint, bytes("abc")).isSuccess();
    assertThat(push.phase()).isEqualTo("COMPLETED");
    Negotiation pull = Negotiation.pull(alice, path("tr11"));
    String source = pull.endpoint();
    assertThat(pull.phase()).isEqualTo("EXECUTING");
    anonymous.get(source).is(200);
    // The client has its bytes a moment before the service knows that they were delivered.
    await().until(() -> pull.phase().equals("COMPLETED"));
    XmlView job = push.job();
    assertThat(job.value("uws:endTime")).endsWith("Z");
    assertThat(job.value("uws:ownerId")).isEqualTo("alice");
  }

  @Test
  @DisplayName("TR-13 an endpoint, and any other of its transfer, works once")
  void oneShot() {
    Negotiation push = Negotiation.push(alice, path("tr13"));
    String endpoint = push.endpoint();
    String sibling = push.endpoint();
    put(endpoint, bytes("first")).isSuccess();
    put(endpoint, bytes("second")).isClientError();
    put(sibling, bytes("third")).isClientError();
    assertBytes(path("tr13"), bytes("first"));
    Negotiation pull = Negotiation.pull(alice, path("tr13"));
    String source = pull.endpoint();
    anonymous.get(source).is(200);
    await().until(() -> pull.phase().equals("COMPLETED"));
    anonymous.get(source).isClientError();
  }

  @Test
  @DisplayName("TR-14 endpoints are unguessable and bound to node, direction and method")
  void boundEndpoints() {
    String other = file("tr14-other", bytes("other"));
    String pull = Negotiation.pull(alice, file).endpoint();
    String again = Negotiation.pull(alice, file).endpoint();
    String secret = longestSegment(pull);
    assertThat(secret).hasSizeGreaterThanOrEqualTo(22).isNotEqualTo(longestSegment(again));
    String renamed = pull.replaceAll("/file$", "/tr14-other");
    if (!renamed.equals(pull)) {
      Answer answer = anonymous.get(renamed);
      assertThat(answer.text()).as("bytes of another node").isNotEqualTo("other");
    }
    String push = Negotiation.push(alice, path("tr14")).endpoint();
    anonymous.get(push).isClientError();
    put(again, bytes("overwritten")).isClientError();
    anonymous.request("DELETE", again).send().isClientError();
    anonymous.request("POST", again).bytes(bytes("x")).send().isClientError();
    assertBytes(file, bytes("0123456789"));
    assertBytes(other, bytes("other"));
    assertMissing(path("tr14"));
  }

  @Test
  @DisplayName("TR-15 an unknown direction, and missing or repeated parts, are InvalidArgument")
  void invalidTransfers() {
    String target = "<vos:target>" + uri(file) + "</vos:target>";
    String direction = "<vos:direction>pullFromVoSpace</vos:direction>";
    String protocol = Documents.protocol(space.get());
    for (String content :
        List.of(
            target + "<vos:direction>sideways</vos:direction>" + protocol,
            target + "<vos:direction></vos:direction>" + protocol,
            target + protocol,
            direction + protocol,
            target + target + direction + protocol)) {
      Answer answer = alice.postTransfer(Documents.transfer(content));
      if (answer.status() == 303) {
        new Negotiation(alice, answer.required("Location"))
            .failed("Invalid Argument", "InvalidArgument");
      } else {
        answer.isFault(400, "InvalidArgument");
      }
    }
  }

  @Test
  @DisplayName("TR-16 a direction that is not there is OperationNotSupported")
  void missingOperations() {
    for (String direction : List.of("pullToVoSpace", "pushFromVoSpace")) {
      String endpoint = "<vos:endpoint>http://127.0.0.1:9/x</vos:endpoint>";
      String document =
          Documents.transfer(uri(file), direction, Documents.protocol(Core.HTTP_GET, endpoint));
      Negotiation.of(alice, document).failed("Operation Not Supported", "OperationNotSupported");
    }
    assertBytes(file, bytes("0123456789"));
  }

  @Test
  @DisplayName("TR-04 an independent reader reads the details")
  void independentTransferReader() throws Exception {
    Negotiation pull = Negotiation.pull(alice, file);
    String document = alice.get(pull.detailsUrl()).is(200).text();
    var read = new TransferReader().read(document, "vos");
    assertThat(read.getTargets()).extracting(URI::toString).containsExactly(uri(file));
    assertThat(read.getDirection().getValue()).isEqualTo("pullFromVoSpace");
    assertThat(read.getAllEndpoints()).isNotEmpty();
  }

  @Test
  @DisplayName("TR-05 TR-07 an independent reader reads the job")
  void independentJobReader() throws Exception {
    Negotiation pull = Negotiation.pull(alice, file);
    String document = alice.get(pull.jobUrl()).is(200).text();
    var read = new JobReader().read(new StringReader(document));
    assertThat(read.getExecutionPhase()).hasToString("EXECUTING");
    assertThat(read.getCreationTime()).isNotNull();
    assertThat(read.getResultsList()).hasSizeGreaterThanOrEqualTo(2);
    assertThat(String.join("", read.getJobInfo().getContent())).contains(uri(file));
    Negotiation failed = Negotiation.pull(alice, path("missing"));
    var error = new JobReader().read(new StringReader(alice.get(failed.jobUrl()).text()));
    assertThat(error.getExecutionPhase()).hasToString("ERROR");
    assertThat(error.getErrorSummary().getSummaryMessage()).startsWith("Node Not Found");
  }

  private static String longestSegment(String endpoint) {
    return java.util.Arrays.stream(URI.create(endpoint).getRawPath().split("/"))
        .max(java.util.Comparator.comparingInt(String::length))
        .orElseThrow();
  }
}
