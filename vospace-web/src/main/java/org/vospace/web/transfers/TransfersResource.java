package org.vospace.web.transfers;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import org.vospace.access.Caller;
import org.vospace.config.VospaceConfig;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.job.CallbackService;
import org.vospace.job.JobRequest;
import org.vospace.job.JobService;
import org.vospace.model.Instants;
import org.vospace.model.Job;
import org.vospace.model.Param;
import org.vospace.model.Transfer;
import org.vospace.transfer.TransferService;
import org.vospace.web.RequestDocument;
import org.vospace.web.ServiceAddress;
import org.vospace.web.auth.CurrentCaller;
import org.vospace.web.document.DocumentLimits;
import org.vospace.web.document.JobDocument;
import org.vospace.web.document.TransferDocument;

/** Jobs: transfers, moves and copies (UWS 1.1 §2.2, VOSpace 2.1 §6.2.2, §6.2.3, §6.4). */
@Path("transfers")
@ApplicationScoped
public class TransfersResource {
  @EJB private JobService jobs;
  @EJB private TransferService transfers;
  @EJB private CallbackService callbacks;
  @Inject private JobAnswers answers;
  @Inject private ServiceAddress address;
  @Inject private VospaceConfig config;
  @Context private HttpServletRequest request;

  /** The caller's jobs. */
  @GET
  public Response list() {
    List<Job> own = jobs.listJobs(caller(), parameters().filter());
    String url = url();
    return JobAnswers.xml(out -> JobDocument.jobs(own, url, out));
  }

  /** Makes a job of a document, or of the parameters of a form. */
  @POST
  public Response create() {
    UwsParameters parameters = parameters();
    boolean form = RequestDocument.mediaType(request).equals(MediaType.APPLICATION_FORM_URLENCODED);
    List<Param> given = List.of();
    Transfer transfer;
    if (form) {
      TransferParameters asked = TransferParameters.of(request.getParameterMap());
      transfer = asked.transfer();
      given = asked.parameters();
    } else {
      transfer =
          TransferDocument.read(
              RequestDocument.body(request),
              RequestDocument.charset(request),
              new DocumentLimits(config.maxDocumentBytes()));
    }
    JobRequest asked =
        new JobRequest(
            transfers.spelled(transfer),
            given,
            parameters.runId(),
            parameters.executionDuration(),
            parameters.destruction(),
            parameters.runs(),
            parameters.callback());
    Job job = jobs.createJob(caller(), asked, address.of(request).toString());
    return JobAnswers.seeOther(url(job.id()));
  }

  /** A job, at once or when its phase has changed. */
  @GET
  @Path("{id}")
  public void job(@PathParam("id") String id, @Suspended AsyncResponse response) {
    String url = url(id);
    answers.answer(
        response,
        caller(),
        id,
        parameters(),
        job -> JobAnswers.xml(out -> JobDocument.job(job, url, out)));
  }

  /** ACTION=DELETE is the same as DELETE. */
  @POST
  @Path("{id}")
  public Response act(@PathParam("id") String id) {
    String action = parameters().required("ACTION");
    if (!action.equalsIgnoreCase("DELETE")) {
      throw UwsParameters.invalid("ACTION", action);
    }
    return delete(id);
  }

  /** Aborts the job if it is under way, and removes it. */
  @DELETE
  @Path("{id}")
  public Response delete(@PathParam("id") String id) {
    jobs.delete(caller(), id);
    return JobAnswers.seeOther(url());
  }

  /** The phase as text, at once or when it has changed. */
  @GET
  @Path("{id}/phase")
  public void phase(@PathParam("id") String id, @Suspended AsyncResponse response) {
    answers.answer(
        response, caller(), id, parameters(), job -> JobAnswers.text(job.phase().name()));
  }

  /** Runs or aborts the job. */
  @POST
  @Path("{id}/phase")
  public Response changePhase(@PathParam("id") String id) {
    String phase = parameters().required("PHASE");
    switch (phase.toUpperCase(Locale.ROOT)) {
      case "RUN" -> jobs.run(caller(), id);
      case "ABORT" -> jobs.abort(caller(), id);
      default -> throw UwsParameters.invalid("PHASE", phase);
    }
    return JobAnswers.seeOther(url(id));
  }

  /** Sets the longest execution. */
  @POST
  @Path("{id}/executionduration")
  public Response changeDuration(@PathParam("id") String id) {
    UwsParameters parameters = parameters();
    parameters.required("EXECUTIONDURATION");
    jobs.setExecutionDuration(caller(), id, parameters.executionDuration().orElseThrow());
    return JobAnswers.seeOther(url(id));
  }

  /** Sets the time of destruction. */
  @POST
  @Path("{id}/destruction")
  public Response changeDestruction(@PathParam("id") String id) {
    UwsParameters parameters = parameters();
    parameters.required("DESTRUCTION");
    jobs.setDestruction(caller(), id, parameters.destruction().orElseThrow());
    return JobAnswers.seeOther(url(id));
  }

  /** An atomic part of a job as text, or its error. */
  @GET
  @Path("{id}/{part: executionduration|destruction|quote|owner|error}")
  public Response part(@PathParam("id") String id, @PathParam("part") String part) {
    Job job = jobs.getJob(caller(), id);
    return JobAnswers.text(
        switch (part) {
          case "executionduration" -> Long.toString(job.executionDuration());
          case "destruction" -> Instants.text(job.destruction());
          case "owner" -> job.owner() == null ? "" : job.owner();
          case "error" -> error(job);
          default -> "";
        });
  }

  /** What the job was asked by parameters. */
  @GET
  @Path("{id}/parameters")
  public Response parameters(@PathParam("id") String id) {
    Job job = jobs.getJob(caller(), id);
    return JobAnswers.xml(out -> JobDocument.parameters(job, out));
  }

  /** What the job has produced. */
  @GET
  @Path("{id}/results")
  public Response results(@PathParam("id") String id) {
    Job job = jobs.getJob(caller(), id);
    String url = url(id);
    return JobAnswers.xml(out -> JobDocument.results(job, url, out));
  }

  /** The negotiated transfer, with its endpoints. */
  @GET
  @Path("{id}/results/transferDetails")
  public Response transferDetails(@PathParam("id") String id) {
    Transfer details = transfers.details(caller(), id, address.of(request));
    return JobAnswers.xml(out -> TransferDocument.write(details, out));
  }

  /** What was and is to be told to the callback of a job. */
  @GET
  @Path("{id}/callbacks")
  public Response callbacks(@PathParam("id") String id) {
    String log = JobJson.of(callbacks.log(caller(), id));
    return Response.ok(log, MediaType.APPLICATION_JSON_TYPE).build();
  }

  private Caller caller() {
    return CurrentCaller.of(request);
  }

  private UwsParameters parameters() {
    return new UwsParameters(request);
  }

  private String url() {
    return address.of(request) + "/transfers";
  }

  private String url(String id) {
    return url() + "/" + id;
  }

  private static String error(Job job) {
    if (job.error() == null) {
      throw new VospaceException(Fault.JOB_NOT_FOUND, "the job has no error");
    }
    return job.error().fault();
  }
}
