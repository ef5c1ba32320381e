package org.vospace.web.vosi;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import org.vospace.model.Direction;
import org.vospace.model.Vocabulary;
import org.vospace.node.NodeService;
import org.vospace.transfer.Endpoints;
import org.vospace.web.ServiceAddress;
import org.vospace.web.document.ServiceDocument;

/** getProtocols, getViews and getProperties (VOSpace 2.1 §6.1). */
@Path("/")
@ApplicationScoped
public class ServiceResource {
  /** What the service itself does with the addresses of its callers. */
  private static final List<String> AS_CLIENT =
      List.of(Vocabulary.HTTP_GET, Vocabulary.HTTP_PUT, Vocabulary.HTTPS_GET, Vocabulary.HTTPS_PUT);

  @EJB private NodeService nodes;
  @Inject private ServiceAddress address;
  @Context private HttpServletRequest request;

  /** getProtocols: what a transfer can be negotiated with. */
  @GET
  @Path("protocols")
  public Response getProtocols() {
    List<String> provides = new Endpoints(address.of(request)).protocols();
    return xml(out -> ServiceDocument.protocols(AS_CLIENT, provides, out));
  }

  /** getViews. */
  @GET
  @Path("views")
  public Response getViews() {
    return xml(
        out ->
            ServiceDocument.views(
                Direction.PUSH_TO_VOSPACE.views(), Direction.PULL_FROM_VOSPACE.views(), out));
  }

  /** getProperties. */
  @GET
  @Path("properties")
  public Response getProperties() {
    List<String> contains = nodes.propertiesInUse();
    return xml(
        out ->
            ServiceDocument.properties(Vocabulary.ACTED_ON, Vocabulary.MAINTAINED, contains, out));
  }

  private static Response xml(StreamingOutput body) {
    return Response.ok(body, MediaType.TEXT_XML_TYPE).build();
  }
}
