package org.vospace.web.transfers;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.vospace.config.VospaceConfig;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.job.JobRequest;
import org.vospace.job.JobService;
import org.vospace.model.Job;
import org.vospace.model.NodeRequest;
import org.vospace.model.Param;
import org.vospace.model.Transfer;
import org.vospace.model.Vocabulary;
import org.vospace.model.VosUri;
import org.vospace.node.SpaceUri;
import org.vospace.web.RequestDocument;
import org.vospace.web.ServiceAddress;
import org.vospace.web.auth.CurrentCaller;
import org.vospace.web.dialect.NodeDialect;
import org.vospace.web.document.DocumentLimits;
import org.vospace.web.document.NodeDocument;

/**
 * Jobs on whole trees, as the clients of opencadc know them: they are jobs like others, and tell
 * with how many nodes they succeeded.
 */
@Path("/")
@ApplicationScoped
public class RecursiveResource {
  @EJB private JobService jobs;
  @Inject private ServiceAddress address;
  @Inject private VospaceConfig config;
  @Inject private NodeDialect dialect;
  @Context private HttpServletRequest request;

  /** Deletes what can be deleted of the tree in the parameter {@code target}. */
  @POST
  @Path("async-delete")
  public Response delete() {
    VosUri tree = SpaceUri.parse(new UwsParameters(request).required("TARGET"), config);
    return create(Transfer.recursive(tree, Vocabulary.RECURSIVE_DELETE), List.of());
  }

  /** Sets the properties of a node document on all nodes of the tree that it names. */
  @POST
  @Path("async-setprops")
  public Response setProperties() {
    NodeRequest document =
        dialect.understand(
            NodeDocument.read(
                RequestDocument.body(request),
                RequestDocument.charset(request),
                new DocumentLimits(config.maxDocumentBytes())),
            List::of);
    if (document.uri() == null) {
      throw new VospaceException(Fault.INVALID_URI, "the node has no uri");
    }
    List<Param> changes =
        document.properties().stream()
            .map(
                change ->
                    change.removes()
                        ? new Param("nil", change.uri())
                        : new Param(change.uri(), change.value()))
            .toList();
    VosUri tree = SpaceUri.parse(document.uri(), config);
    return create(Transfer.recursive(tree, Vocabulary.RECURSIVE_PROPERTIES), changes);
  }

  private Response create(Transfer transfer, List<Param> changes) {
    UwsParameters parameters = new UwsParameters(request);
    JobRequest asked =
        new JobRequest(
            transfer,
            changes,
            parameters.runId(),
            parameters.executionDuration(),
            parameters.destruction(),
            parameters.runs(),
            parameters.callback());
    String base = address.of(request).toString();
    Job job = jobs.createJob(CurrentCaller.of(request), asked, base);
    return JobAnswers.seeOther(base + "/transfers/" + job.id());
  }
}
