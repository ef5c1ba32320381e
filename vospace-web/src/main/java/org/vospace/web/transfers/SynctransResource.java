package org.vospace.web.transfers;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.net.URI;
import java.util.List;
import org.vospace.access.Caller;
import org.vospace.config.VospaceConfig;
import org.vospace.fault.VospaceException;
import org.vospace.model.Job;
import org.vospace.model.Transfer;
import org.vospace.persistence.Retry;
import org.vospace.transfer.TransferService;
import org.vospace.web.RequestDocument;
import org.vospace.web.ServiceAddress;
import org.vospace.web.auth.CurrentCaller;
import org.vospace.web.document.DocumentLimits;
import org.vospace.web.document.TransferDocument;

/** Transfers negotiated at once, by a document or by URL parameters (VOSpace 2.1 §3.6, §6.4). */
@Path("synctrans")
@ApplicationScoped
public class SynctransResource {
  @EJB private TransferService transfers;
  @Inject private Retry retry;
  @Inject private ServiceAddress address;
  @Inject private VospaceConfig config;
  @Context private HttpServletRequest request;

  /** Negotiates by URL parameters. */
  @GET
  public Response negotiate() {
    return byParameters();
  }

  /** Negotiates by a document, a form, or URL parameters. */
  @POST
  public Response negotiateByPost() {
    boolean form = RequestDocument.mediaType(request).equals(MediaType.APPLICATION_FORM_URLENCODED);
    return form || TransferParameters.areIn(request.getParameterMap())
        ? byParameters()
        : byDocument();
  }

  private Response byParameters() {
    Caller caller = CurrentCaller.of(request);
    TransferParameters asked = TransferParameters.of(request.getParameterMap());
    URI base = address.of(request);
    Job job =
        retry.run(() -> transfers.negotiate(caller, asked.transfer(), asked.parameters(), base));
    Transfer details = transfers.details(caller, job.id(), base);
    if (asked.redirects()) {
      return Response.seeOther(URI.create(details.protocols().get(0).endpoint())).build();
    }
    StreamingOutput body = out -> TransferDocument.write(details, out);
    return Response.ok(body, MediaType.TEXT_XML_TYPE).build();
  }

  /** A negotiation that fails makes a job too, which tells why. */
  private Response byDocument() {
    Caller caller = CurrentCaller.of(request);
    Transfer transfer =
        TransferDocument.read(
            RequestDocument.body(request),
            RequestDocument.charset(request),
            new DocumentLimits(config.maxDocumentBytes()));
    URI base = address.of(request);
    Job job;
    try {
      job = retry.run(() -> transfers.negotiate(caller, transfer, List.of(), base));
    } catch (VospaceException fault) {
      job = transfers.recordFailure(caller, transfer, fault);
    }
    return Response.seeOther(
            URI.create(base + "/transfers/" + job.id() + "/results/transferDetails"))
        .build();
  }
}
