package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import ca.nrc.cadc.uws.JobReader;
import java.io.StringReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jobs: UWS 1.1. */
class JobsIT extends SpaceTest {
  private static final String INSTANT = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";

  private String file;

  @BeforeAll
  void makeFile() {
    file = file("file", bytes("x"));
  }

  private JobHandle pull(String... query) {
    return JobHandle.create(alice, Documents.pullFrom(space, file), query);
  }

  private XmlView jobs(Caller caller, String query) {
    return caller.get("/transfers" + query).is(200).xml().isA(Core.UWS_NAMESPACE, "jobs");
  }

  private List<String> ids(Caller caller, String query) {
    return jobs(caller, query).attributes("uws:jobref", "id");
  }

  private static String id(JobHandle job) {
    return job.url().substring(job.url().lastIndexOf('/') + 1);
  }

  @Test
  @DisplayName("U-01 U-02 the list has the caller's jobs with their phases, and nobody else's")
  void list() {
    JobHandle job = pull();
    XmlView jobs = jobs(alice, "");
    assertThat(jobs.value("@version")).isEqualTo("1.1");
    assertThat(jobs.attributes("uws:jobref", "id")).contains(id(job));
    assertThat(jobs.value("uws:jobref[@id='" + id(job) + "']/uws:phase")).isEqualTo("PENDING");
    assertThat(jobs.value("uws:jobref[@id='" + id(job) + "']/@xlink:href")).isEqualTo(job.url());
    assertThat(ids(bob, "")).doesNotContain(id(job));
    assertThat(ids(anonymous, "")).isEmpty();
  }

  @Test
  @DisplayName("U-03 U-04 filters by phase, time and number are all applied")
  void filters() {
    JobHandle done = pull().run();
    done.awaitPhase("EXECUTING");
    String between = done.value("uws:creationTime");
    JobHandle pending = pull();
    assertThat(ids(alice, "?PHASE=PENDING")).contains(id(pending)).doesNotContain(id(done));
    assertThat(ids(alice, "?PHASE=PENDING&PHASE=EXECUTING")).contains(id(pending), id(done));
    assertThat(ids(alice, "?AFTER=" + between)).contains(id(pending)).doesNotContain(id(done));
    assertThat(ids(alice, "?LAST=1")).containsExactly(id(pending));
    assertThat(ids(alice, "?LAST=1&PHASE=EXECUTING")).containsExactly(id(done));
    assertThat(ids(alice, "?PHASE=ARCHIVED")).doesNotContain(id(pending), id(done));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PHASE=FOO", "LAST=0", "LAST=x", "LAST=-1", "AFTER=x", "AFTER="})
  @DisplayName("U-05 a filter that cannot be understood is InvalidArgument")
  void badFilters(String query) {
    alice.get("/transfers?" + query).isFault(400, "InvalidArgument");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/executionduration EXECUTIONDURATION=x",
        "/executionduration EXECUTIONDURATION=-1",
        "/executionduration EXECUTIONDURATION=99999999999999999999",
        "/executionduration OTHER=1",
        "/destruction DESTRUCTION=tomorrow",
        "/destruction DESTRUCTION=-999999999-01-01T00:00:00Z",
        "/phase PHASE=FOO",
        "/phase PHASE=",
        "/phase OTHER=RUN"
      })
  @DisplayName("U-05 U-14 a control value that cannot be understood is refused")
  void badControls(String request) {
    JobHandle job = pull();
    String before = job.document().origin().get();
    String[] parts = request.split(" ");
    job.post(parts[0], parts[1]).isFault(400, "InvalidArgument");
    assertThat(job.phase()).isEqualTo("PENDING");
    assertThat(before).isNotEmpty();
  }

  @Test
  @DisplayName("U-06 TR-01 a new job is PENDING and has done nothing; a refused one is none")
  void create() {
    JobHandle job = JobHandle.create(alice, Documents.pushTo(space, path("u06")));
    assertThat(job.phase()).isEqualTo("PENDING");
    assertThat(job.document().count("uws:results/uws:result")).isZero();
    assertMissing(path("u06"));
    int before = ids(alice, "").size();
    alice.request("POST", "/transfers").xml("<broken").send().isFault(400, "InvalidArgument");
    alice
        .request("POST", "/transfers?PHASE=STOP")
        .xml(Documents.pullFrom(space, file))
        .send()
        .is(400);
    assertThat(ids(alice, "")).hasSize(before);
  }

  @Test
  @DisplayName("U-07 U-08 U-09 the job document has its parts in order, nil where unknown")
  void document() throws Exception {
    JobHandle job = pull();
    XmlView document = job.document();
    assertThat(document.value("@version")).isEqualTo("1.1");
    assertThat(document.childNames())
        .containsExactly(
            "jobId",
            "ownerId",
            "phase",
            "quote",
            "creationTime",
            "startTime",
            "endTime",
            "executionDuration",
            "destruction",
            "results",
            "jobInfo");
    assertThat(document.value("uws:creationTime")).matches(INSTANT);
    assertThat(document.value("uws:destruction")).matches(INSTANT);
    for (String unknown : List.of("startTime", "endTime", "quote")) {
      assertThat(document.value("uws:" + unknown + "/@xsi:nil")).isEqualTo("true");
    }
    job.run().awaitPhase("EXECUTING");
    assertThat(job.value("uws:startTime")).matches(INSTANT);
    JobHandle unowned = JobHandle.create(anonymous, Documents.pullFrom(space, file));
    assertThat(unowned.value("uws:ownerId/@xsi:nil")).isEqualTo("true");
    var read = new JobReader().read(new StringReader(alice.get(job.url()).text()));
    assertThat(read.getExecutionPhase()).hasToString("EXECUTING");
  }

  @Test
  @DisplayName("U-10 U-16 U-18 U-22 the parts of a job are resources")
  void parts() {
    JobHandle job = pull();
    for (String part : List.of("phase", "executionduration", "destruction", "quote", "owner")) {
      Answer answer = alice.get(job.url() + "/" + part).is(200);
      assertThat(answer.required("Content-Type")).isEqualTo("text/plain");
    }
    assertThat(alice.get(job.url() + "/owner").text()).isEqualTo("alice");
    assertThat(alice.get(job.url() + "/quote").text()).isEmpty();
    assertThat(alice.get(job.url() + "/executionduration").text()).matches("\\d+");
    assertThat(alice.get(job.url() + "/destruction").text()).matches(INSTANT);
    alice.get(job.url() + "/results").is(200).xml().isA(Core.UWS_NAMESPACE, "results");
    alice.get(job.url() + "/parameters").is(200).xml().isA(Core.UWS_NAMESPACE, "parameters");
    JobHandle unowned = JobHandle.create(anonymous, Documents.pullFrom(space, file));
    assertThat(anonymous.get(unowned.url() + "/owner").is(200).text()).isEmpty();
  }

  @Test
  @DisplayName("U-11 U-12 U-13 TR-02 RUN takes a job through its phases, which are those of UWS")
  void phases() {
    JobHandle job = pull();
    job.run().awaitPhase("EXECUTING");
    assertThat(job.phase()).isEqualTo(job.value("uws:phase"));
    anonymous.get(job.negotiation().endpoint()).is(200);
    job.awaitPhase("COMPLETED");
    assertThat(job.value("uws:endTime")).matches(INSTANT);
    JobHandle atOnce = pull("PHASE=RUN");
    atOnce.awaitPhase("EXECUTING");
    JobHandle small = JobHandle.create(alice, Documents.pullFrom(space, file));
    assertThat(small.post("/phase", "phase=RUN").is(303).required("Location"))
        .isEqualTo(small.url());
    small.awaitPhase("EXECUTING");
  }

  @Test
  @DisplayName("U-14 what the phase does not allow is 403, and changes nothing")
  void illegal() {
    JobHandle job = pull("PHASE=RUN").awaitPhase("EXECUTING");
    job.post("/phase", "PHASE=RUN").is(403);
    anonymous.get(job.negotiation().endpoint()).is(200);
    job.awaitPhase("COMPLETED");
    for (String phase : List.of("RUN", "ABORT")) {
      job.post("/phase", "PHASE=" + phase).is(403);
    }
    job.post("/executionduration", "EXECUTIONDURATION=5").is(403);
    assertThat(job.phase()).isEqualTo("COMPLETED");
    JobHandle failed =
        JobHandle.create(alice, Documents.pullFrom(space, path("none")), "PHASE=RUN");
    failed.failed("Node Not Found", "NodeNotFound");
    failed.post("/phase", "PHASE=ABORT").is(403);
  }

  @Test
  @DisplayName("U-15 TR-12 ABORT ends a job, its endpoints, and an upload that is under way")
  void abort() {
    JobHandle pending = pull();
    pending.post("/phase", "PHASE=ABORT").is(303);
    assertThat(pending.phase()).isEqualTo("ABORTED");
    String target = file("u15", bytes("old"));
    JobHandle push = JobHandle.create(alice, Documents.pushTo(space, target), "PHASE=RUN");
    String endpoint = push.awaitPhase("EXECUTING").negotiation().endpoint();
    try (SlowUpload upload = SlowUpload.begin(space, endpoint, new byte[300_000])) {
      awaitBusy(target, true);
      push.post("/phase", "PHASE=ABORT").is(303);
      awaitBusy(target, false);
      upload.finish().isClientError();
    }
    put(endpoint, bytes("late")).isClientError();
    assertThat(push.phase()).isEqualTo("ABORTED");
    assertBytes(target, bytes("old"));
  }

  @Test
  @DisplayName("U-16 U-18 duration and destruction are set, and clamped where they go too far")
  void control() {
    JobHandle job = pull("EXECUTIONDURATION=77");
    assertThat(alice.get(job.url() + "/executionduration").text()).isEqualTo("77");
    assertThat(job.post("/executionduration", "EXECUTIONDURATION=99").is(303).required("Location"))
        .isEqualTo(job.url());
    assertThat(job.value("uws:executionDuration")).isEqualTo("99");
    Instant soon = Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MILLIS);
    job.post("/destruction", "DESTRUCTION=" + soon).is(303);
    assertThat(Instant.parse(job.value("uws:destruction"))).isEqualTo(soon);
    job.post("/destruction", "DESTRUCTION=9000-01-01T00:00:00Z").is(303);
    assertThat(Instant.parse(job.value("uws:destruction")))
        .isBefore(Instant.now().plus(Duration.ofDays(3650)));
  }

  @Test
  @DisplayName("U-17 a job that executes for longer than it may is aborted")
  void overdue() {
    pull("PHASE=RUN", "EXECUTIONDURATION=1").awaitPhase("ABORTED");
  }

  @Test
  @DisplayName("U-19 U-03 a job is archived at its destruction: its results are gone")
  void destruction() {
    JobHandle job = pull("PHASE=RUN").awaitPhase("EXECUTING");
    String endpoint = job.negotiation().endpoint();
    job.post("/destruction", "DESTRUCTION=" + Instant.now().truncatedTo(ChronoUnit.SECONDS))
        .is(303);
    job.awaitPhase("ARCHIVED");
    assertThat(job.document().count("uws:results/uws:result")).isZero();
    anonymous.get(endpoint).isClientError();
    assertThat(ids(alice, "")).doesNotContain(id(job));
    assertThat(ids(alice, "?PHASE=ARCHIVED")).contains(id(job));
  }

  @Test
  @DisplayName("U-20 U-21 results and parameters are told, and are read-only")
  void results() {
    JobHandle job = pull("PHASE=RUN").awaitPhase("EXECUTING");
    XmlView results = alice.get(job.url() + "/results").is(200).xml();
    assertThat(results.attributes("uws:result", "id"))
        .doesNotHaveDuplicates()
        .contains("transferDetails");
    String href = results.value("uws:result[@id='transferDetails']/@xlink:href");
    alice.get(href).is(200).xml().isA(Core.VOS_NAMESPACE, "transfer");
    job.post("/results", "x=1").isClientError();
    job.post("/parameters", "x=1").isClientError();
    String form =
        "TARGET="
            + URLEncoder.encode(uri(file), StandardCharsets.UTF_8)
            + "&DIRECTION=pullFromVoSpace&PROTOCOL="
            + URLEncoder.encode(space.get(), StandardCharsets.UTF_8);
    Answer made = alice.request("POST", "/transfers").form(form).send().is(303);
    XmlView parameters = alice.get(made.required("Location") + "/parameters").is(200).xml();
    assertThat(parameters.value("uws:parameter[@id='TARGET']")).isEqualTo(uri(file));
  }

  @Test
  @DisplayName("U-23 TR-09 U-24 a failed job tells why; what there is not is 404")
  void errors() {
    JobHandle failed =
        JobHandle.create(alice, Documents.pullFrom(space, path("none")), "PHASE=RUN");
    failed.failed("Node Not Found", "NodeNotFound");
    JobHandle job = pull();
    for (String address :
        List.of(
            job.url() + "/error",
            job.url() + "/nothing",
            job.url() + "/results/nothing",
            job.url() + "/results/transferDetails",
            "/transfers/nosuchjob",
            "/transfers/nosuchjob/phase")) {
      alice.get(address).is(404);
    }
  }

  @Test
  @DisplayName("U-25 U-26 a deleted job is gone; parts and the list cannot be deleted")
  void delete() {
    JobHandle job = pull();
    for (String address : List.of("/transfers", job.url() + "/phase", job.url() + "/results")) {
      alice.request("DELETE", address).send().isClientError();
    }
    alice.get(job.url()).is(200);
    Answer gone = alice.request("DELETE", job.url()).send().is(303);
    assertThat(gone.required("Location")).isEqualTo(space.base() + "/transfers");
    alice.get(job.url()).is(404);
    JobHandle other = pull("PHASE=RUN").awaitPhase("EXECUTING");
    String endpoint = other.negotiation().endpoint();
    other.post("", "ACTION=DELETE").is(303);
    alice.get(other.url()).is(404);
    anonymous.get(endpoint).isClientError();
  }

  @Test
  @DisplayName("U-27 U-29 a wait ends with the change of phase, or at once when there is none")
  void waiting() {
    JobHandle job = pull();
    List<String> phases =
        Together.run(
            2,
            i ->
                i == 0
                    ? alice.get(job.url() + "?WAIT=30").is(200).xml().value("uws:phase")
                    : job.post("/phase", "PHASE=RUN").is(303).text());
    assertThat(phases.get(0)).isIn("QUEUED", "EXECUTING");
    job.awaitPhase("EXECUTING");
    long begin = System.nanoTime();
    alice.get(job.url() + "?WAIT=30&PHASE=PENDING").is(200);
    anonymous.get(job.negotiation().endpoint()).is(200);
    job.awaitPhase("COMPLETED");
    alice.get(job.url() + "?WAIT=30").is(200);
    alice.get(job.url() + "/phase?WAIT=30").is(200);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(25));
    JobHandle waiting = pull();
    assertThat(alice.get(waiting.url() + "/phase?WAIT=1").is(200).text()).isEqualTo("PENDING");
  }

  @Test
  @DisplayName("U-28 a wait that is no number is InvalidArgument")
  void badWait() {
    JobHandle job = pull();
    alice.get(job.url() + "?WAIT=x").isFault(400, "InvalidArgument");
    alice.get(job.url() + "?WAIT=1.5").isFault(400, "InvalidArgument");
  }

  @Test
  @DisplayName("U-30 a hundred waiters leave the service to others, and all are told")
  void manyWaiters() {
    JobHandle job = pull();
    List<String> phases =
        Together.run(
            101,
            i -> {
              if (i < 100) {
                return alice.get(job.url() + "/phase?WAIT=60").is(200).text();
              }
              for (int other = 0; other < 20; other++) {
                alice.getNode(file, "detail=min").is(200);
              }
              return job.post("/phase", "PHASE=ABORT").is(303).text();
            });
    assertThat(phases.subList(0, 100)).containsOnly("ABORTED");
  }

  @Test
  @DisplayName("U-31 nobody changes somebody else's job")
  void foreign() {
    JobHandle job = pull();
    bob.request("POST", job.url() + "/phase").form("PHASE=RUN").send().isDenied(bob);
    bob.request("POST", job.url() + "/phase").form("PHASE=ABORT").send().isDenied(bob);
    bob.request("POST", job.url() + "/destruction")
        .form("DESTRUCTION=2030-01-01T00:00:00Z")
        .send()
        .isDenied(bob);
    bob.request("POST", job.url()).form("ACTION=DELETE").send().isDenied(bob);
    bob.request("DELETE", job.url()).send().isDenied(bob);
    bob.get(job.url() + "?WAIT=1").isDenied(bob);
    assertThat(job.phase()).isEqualTo("PENDING");
  }

  @Test
  @DisplayName("U-32 U-33 RUNID is told as given; names of parameters have no case")
  void runId() {
    JobHandle job = pull("runid=night%201", "executionduration=5");
    assertThat(job.value("uws:runId")).isEqualTo("night 1");
    assertThat(job.value("uws:executionDuration")).isEqualTo("5");
    assertThat(jobs(alice, "").value("uws:jobref[@id='" + id(job) + "']/uws:runId"))
        .isEqualTo("night 1");
    pull("RUNID=night%201");
  }

  @Test
  @DisplayName("TR-11 an asynchronous upload is EXECUTING until the bytes have come")
  void asyncUpload() {
    String path = path("tr11");
    JobHandle push = JobHandle.create(alice, Documents.pushTo(space, path)).run();
    push.awaitPhase("EXECUTING");
    put(push.negotiation().endpoint(), bytes("async")).isSuccess();
    push.completed();
    assertBytes(path, bytes("async"));
  }

  @Test
  @DisplayName("PT-09 PF-02 the permission is asked when the job runs")
  void askedWhenRun() {
    String source = file("pf02", bytes("x"));
    JobHandle job = JobHandle.create(alice, Documents.pullFrom(space, source));
    alice.deleteNode(source).is(204);
    job.run().failed("Node Not Found", "NodeNotFound");
    JobHandle.create(bob, Documents.pushTo(space, file), "PHASE=RUN")
        .failed("Permission Denied", "PermissionDenied");
  }
}
