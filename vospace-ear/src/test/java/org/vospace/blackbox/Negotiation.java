package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/**
 * A transfer that was posted to synctrans, and its job.
 *
 * @param caller who negotiates
 * @param detailsUrl where the answer is
 */
record Negotiation(Caller caller, String detailsUrl) {
  private static final String DETAILS = "/results/transferDetails";

  /** Posts the document, which is answered with 303 whether it can be served or not. */
  static Negotiation of(Caller caller, String transfer) {
    Answer answer = caller.postTransfer(transfer).is(303);
    String location = answer.required("Location");
    assertThat(location)
        .as("Location in %s", answer)
        .matches("\\Q" + caller.space().base() + "\\E/transfers/[^/?#]+" + DETAILS);
    return new Negotiation(caller, location);
  }

  static Negotiation push(Caller caller, String path) {
    return of(caller, Documents.pushTo(caller.space(), path));
  }

  static Negotiation pull(Caller caller, String path) {
    return of(caller, Documents.pullFrom(caller.space(), path));
  }

  String jobUrl() {
    return detailsUrl.substring(0, detailsUrl.length() - DETAILS.length());
  }

  XmlView details() {
    return caller.get(detailsUrl).is(200).xml().isA(Core.VOS_NAMESPACE, "transfer");
  }

  List<String> endpoints() {
    return details().values("vos:protocol/vos:endpoint");
  }

  /** The first endpoint that was offered. */
  String endpoint() {
    XmlView details = details();
    List<String> endpoints = details.values("vos:protocol/vos:endpoint");
    assertThat(endpoints)
        .as("endpoints in %s\njob: %s", details.origin().get(), jobAnswer())
        .isNotEmpty();
    return endpoints.get(0).strip();
  }

  XmlView job() {
    return jobAnswer().xml().isA(Core.UWS_NAMESPACE, "job");
  }

  String phase() {
    return job().value("uws:phase");
  }

  /** Fails unless the job ended with that fault and its details offer nothing. */
  Negotiation failed(String summary, String fault) {
    XmlView job = job();
    String shown = job.origin().get();
    assertThat(job.value("uws:phase")).as("phase of %s", shown).isEqualTo("ERROR");
    assertThat(job.value("uws:errorSummary/uws:message")).as(shown).startsWith(summary);
    caller.get(jobUrl() + "/error").isFault(200, fault);
    assertThat(details().count("vos:protocol")).as("protocols of a failed transfer").isZero();
    return this;
  }

  private Answer jobAnswer() {
    return caller.get(jobUrl()).is(200);
  }
}
