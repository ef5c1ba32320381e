package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;

/**
 * A job under transfers.
 *
 * @param caller who made it
 * @param url its address
 */
record JobHandle(Caller caller, String url) {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Posts a document, with control parameters in the query. */
  static JobHandle create(Caller caller, String document, String... query) {
    String address = "/transfers" + (query.length == 0 ? "" : "?" + String.join("&", query));
    Answer answer = caller.request("POST", address).xml(document).send().is(303);
    String location = answer.required("Location");
    assertThat(location)
        .as("Location in %s", answer)
        .matches("\\Q" + caller.space().base() + "\\E/transfers/[^/?#]+");
    return new JobHandle(caller, location);
  }

  /** A move or a copy. */
  static JobHandle relocate(Caller caller, String source, String direction, boolean keepBytes) {
    return create(
        caller,
        Documents.transfer(
            caller.space().uri(source),
            caller.space().uri(direction),
            "<vos:keepBytes>" + keepBytes + "</vos:keepBytes>"));
  }

  static JobHandle move(Caller caller, String source, String direction) {
    return relocate(caller, source, direction, false).run();
  }

  static JobHandle copy(Caller caller, String source, String direction) {
    return relocate(caller, source, direction, true).run();
  }

  Answer post(String part, String form) {
    return caller.request("POST", url + part).form(form).send();
  }

  JobHandle run() {
    assertThat(post("/phase", "PHASE=RUN").is(303).required("Location")).isEqualTo(url);
    return this;
  }

  XmlView document() {
    return caller.get(url).is(200).xml().isA(Core.UWS_NAMESPACE, "job");
  }

  String phase() {
    return caller.get(url + "/phase").is(200).text();
  }

  String value(String path) {
    return document().value(path);
  }

  /** Waits, by WAIT, until the phase is none in which something goes on. */
  JobHandle awaitEnd() {
    return awaitPhase("COMPLETED", "ERROR", "ABORTED", "ARCHIVED");
  }

  JobHandle awaitPhase(String... phases) {
    await("one of " + List.of(phases) + " of " + url)
        .atMost(PATIENCE)
        .until(
            () -> {
              String phase = phase();
              if (!List.of(phases).contains(phase)) {
                phase = caller.get(url + "/phase?WAIT=5&PHASE=" + phase).is(200).text();
              }
              return List.of(phases).contains(phase);
            });
    return this;
  }

  JobHandle completed() {
    awaitEnd();
    assertThat(value("uws:phase")).as("%s", document().origin().get()).isEqualTo("COMPLETED");
    return this;
  }

  /** Fails unless the job ended with that fault. */
  JobHandle failed(String summary, String fault) {
    awaitEnd();
    XmlView job = document();
    String shown = job.origin().get();
    assertThat(job.value("uws:phase")).as("phase of %s", shown).isEqualTo("ERROR");
    assertThat(job.value("uws:errorSummary/uws:message")).as(shown).startsWith(summary);
    assertThat(job.value("uws:errorSummary/@type")).as(shown).isIn("fatal", "transient");
    assertThat(job.value("uws:errorSummary/@hasDetail")).as(shown).isEqualTo("true");
    caller.get(url + "/error").isFault(200, fault);
    return this;
  }

  /** The URI that a move or a copy tells as its only result. */
  String destination() {
    XmlView job = document();
    assertThat(job.attributes("uws:results/uws:result", "id"))
        .as("results of %s", job.origin().get())
        .containsExactly("destination");
    return job.value("uws:results/uws:result/@xlink:href");
  }

  Negotiation negotiation() {
    return new Negotiation(caller, url + "/results/transferDetails");
  }
}
