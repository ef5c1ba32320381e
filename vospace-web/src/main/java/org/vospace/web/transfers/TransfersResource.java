package org.vospace.web.transfers;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.job.JobService;
import org.vospace.model.Job;
import org.vospace.model.Transfer;
import org.vospace.transfer.Endpoints;
import org.vospace.transfer.TransferService;
import org.vospace.web.ServiceAddress;
import org.vospace.web.auth.CurrentCaller;
import org.vospace.web.document.JobDocument;
import org.vospace.web.document.TransferDocument;

/** The jobs behind transfers, to be read (UWS 1.1 §2.2). */
@Path("transfers")
@ApplicationScoped
public class TransfersResource {
  @EJB private JobService jobs;
  @EJB private TransferService transfers;
  @Inject private ServiceAddress address;
  @Context private HttpServletRequest request;

  /** The caller's jobs. */
  @GET
  public Response list() {
    List<Job> own = jobs.listJobs(CurrentCaller.of(request));
    String url = address.of(request) + "/transfers";
    return xml(out -> JobDocument.jobs(own, url, out));
  }

  /** Jobs that are started later are not there yet. */
  @POST
  public Response create() {
    throw new VospaceException(
        Fault.OPERATION_NOT_SUPPORTED, "asynchronous transfers; use synctrans");
  }

  /** A job. */
  @GET
  @Path("{id}")
  public Response job(@PathParam("id") String id) {
    Job job = find(id);
    String url = url(id);
    return xml(out -> JobDocument.job(job, url, out));
  }

  /** An atomic part of a job as text, or its error. */
  @GET
  @Path("{id}/{part: phase|executionduration|destruction|quote|owner|error}")
  public Response part(@PathParam("id") String id, @PathParam("part") String part) {
    Job job = find(id);
    return text(
        switch (part) {
          case "phase" -> job.phase().name();
          case "executionduration" -> Long.toString(job.executionDuration());
          case "destruction" -> JobDocument.instant(job.destruction());
          case "owner" -> job.owner() == null ? "" : job.owner();
          case "error" -> error(job);
          default -> "";
        });
  }

  /** What the job was asked by URL parameters. */
  @GET
  @Path("{id}/parameters")
  public Response parameters(@PathParam("id") String id) {
    Job job = find(id);
    return xml(out -> JobDocument.parameters(job, out));
  }

  /** What the job has produced. */
  @GET
  @Path("{id}/results")
  public Response results(@PathParam("id") String id) {
    Job job = find(id);
    String url = url(id);
    return xml(out -> JobDocument.results(job, url, out));
  }

  /** The negotiated transfer, with its endpoints. */
  @GET
  @Path("{id}/results/transferDetails")
  public Response transferDetails(@PathParam("id") String id) {
    Transfer details =
        transfers.details(CurrentCaller.of(request), id, new Endpoints(address.of(request)));
    return xml(out -> TransferDocument.write(details, out));
  }

  private Job find(String id) {
    return jobs.getJob(CurrentCaller.of(request), id);
  }

  private String url(String id) {
    return address.of(request) + "/transfers/" + id;
  }

  private static String error(Job job) {
    if (job.error() == null) {
      throw new VospaceException(Fault.JOB_NOT_FOUND, "the job has no error");
    }
    return job.error().fault();
  }

  private static Response xml(StreamingOutput body) {
    return Response.ok(body, MediaType.TEXT_XML_TYPE).build();
  }

  private static Response text(String body) {
    return Response.ok(body, MediaType.TEXT_PLAIN_TYPE).build();
  }
}
