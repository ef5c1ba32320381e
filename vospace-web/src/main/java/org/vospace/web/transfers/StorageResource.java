package org.vospace.web.transfers;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import org.vospace.access.Caller;
import org.vospace.config.VospaceConfig;
import org.vospace.content.Reconciliation;
import org.vospace.content.Relocation;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.job.JobRequest;
import org.vospace.job.JobService;
import org.vospace.model.Job;
import org.vospace.model.NodePath;
import org.vospace.model.Param;
import org.vospace.model.Transfer;
import org.vospace.model.Vocabulary;
import org.vospace.model.VosUri;
import org.vospace.node.SpaceUri;
import org.vospace.web.ServiceAddress;
import org.vospace.web.auth.CurrentCaller;

/** Jobs on the storage, for administrators: they are jobs like others. */
@Path("/")
@ApplicationScoped
public class StorageResource {
  @EJB private JobService jobs;
  @Inject private Relocation relocation;
  @Inject private Reconciliation reconciliation;
  @Inject private ServiceAddress address;
  @Inject private VospaceConfig config;
  @Context private HttpServletRequest request;

  /** Moves the bytes of the tree TARGET to the back end BACKEND. */
  @POST
  @Path("async-relocate")
  public Response relocate() {
    UwsParameters parameters = new UwsParameters(request);
    String backend = parameters.required("BACKEND");
    relocation.require(caller(), backend);
    VosUri tree = SpaceUri.parse(parameters.required("TARGET"), config);
    return create(
        Transfer.recursive(tree, Vocabulary.RELOCATE), List.of(new Param("BACKEND", backend)));
  }

  /**
   * Compares the back ends with the tables; with REPAIR=true repairs, with CHECKSUMS=true reads.
   */
  @POST
  @Path("async-reconcile")
  public Response reconcile() {
    reconciliation.require(caller());
    List<Param> params = new ArrayList<>();
    for (String name : List.of("REPAIR", "CHECKSUMS")) {
      params.add(new Param(name, Boolean.toString(flag(name))));
    }
    VosUri root = new VosUri(config.authority(), NodePath.ROOT);
    return create(Transfer.recursive(root, Vocabulary.RECONCILE), params);
  }

  /** All bytes that are known to be damaged, whatever found it; at most 10 000 lines. */
  @GET
  @Path("async-reconcile")
  @Produces(MediaType.TEXT_PLAIN)
  public String damages() {
    return lines(reconciliation.report(caller(), null));
  }

  /** What one reconciliation found; at most 10 000 lines. */
  @GET
  @Path("async-reconcile/{id}")
  @Produces(MediaType.TEXT_PLAIN)
  public String report(@PathParam("id") String id) {
    Caller caller = caller();
    reconciliation.require(caller);
    Job job = jobs.getJob(caller, id);
    if (!job.transfer().direction().equals(Vocabulary.RECONCILE)) {
      throw new VospaceException(Fault.JOB_NOT_FOUND, "the job is no reconciliation");
    }
    return lines(reconciliation.report(caller, id));
  }

  private boolean flag(String name) {
    String value = new UwsParameters(request).one(name).orElse("false");
    if (!value.equalsIgnoreCase("true") && !value.equalsIgnoreCase("false")) {
      throw new VospaceException(Fault.INVALID_ARGUMENT, name + " must be true or false");
    }
    return Boolean.parseBoolean(value);
  }

  private static String lines(List<String> lines) {
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }

  private Caller caller() {
    return CurrentCaller.of(request);
  }

  private Response create(Transfer transfer, List<Param> params) {
    UwsParameters parameters = new UwsParameters(request);
    JobRequest asked =
        new JobRequest(
            transfer,
            params,
            parameters.runId(),
            parameters.executionDuration(),
            parameters.destruction(),
            parameters.runs(),
            parameters.callback());
    String base = address.of(request).toString();
    Job job = jobs.createJob(caller(), asked, base);
    return JobAnswers.seeOther(base + "/transfers/" + job.id());
  }
}
