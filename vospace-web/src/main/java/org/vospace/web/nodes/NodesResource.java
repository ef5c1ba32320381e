package org.vospace.web.nodes;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.vospace.access.Caller;
import org.vospace.config.VospaceConfig;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.model.Detail;
import org.vospace.model.Node;
import org.vospace.model.NodePath;
import org.vospace.model.NodeRequest;
import org.vospace.model.NodeType;
import org.vospace.model.VosUri;
import org.vospace.node.ChildOrder;
import org.vospace.node.ChildOrderService;
import org.vospace.node.FoundNode;
import org.vospace.node.NodeService;
import org.vospace.persistence.Retry;
import org.vospace.web.RequestDocument;
import org.vospace.web.auth.CurrentCaller;
import org.vospace.web.dialect.NodeDialect;
import org.vospace.web.document.DocumentLimits;
import org.vospace.web.document.NodeDocument;
import org.vospace.web.document.NodeWriter;

/** Nodes by their path (VOSpace 2.1 §6.2, §6.3). */
@Path("nodes{path: (/.*)?}")
@ApplicationScoped
public class NodesResource {
  private static final String PREFIX = "/nodes";

  @EJB private NodeService nodes;
  @EJB private ChildOrderService orders;
  @Inject private Retry retry;
  @Inject private VospaceConfig config;
  @Inject private NodeDialect dialect;
  @Context private HttpServletRequest request;

  /** getNode. */
  @GET
  public Response getNode(
      @QueryParam("detail") String detail,
      @QueryParam("limit") String limit,
      @QueryParam("uri") String uri,
      @QueryParam("sort") String sort,
      @QueryParam("order") String order,
      @QueryParam("view") String view) {
    Caller caller = CurrentCaller.of(request);
    NodePath path = path();
    if (view != null) {
      throw new VospaceException(Fault.VIEW_NOT_SUPPORTED, view);
    }
    NodeQuery query =
        NodeQuery.of(
            detail,
            limit,
            uri,
            NodeQuery.order(sort, order),
            new VosUri(config.authority(), path),
            config);
    FoundNode found = nodes.getNode(caller, path, query.detail());
    return document(caller, found, query);
  }

  /** createNode. */
  @PUT
  public Response createNode() {
    Caller caller = CurrentCaller.of(request);
    NodePath path = path();
    NodeRequest document = dialect.understand(read(), List::of);
    Node node = retry.run(() -> nodes.createNode(caller, path, document));
    return document(
        Response.status(Response.Status.CREATED), node, Detail.MAX, Collections.emptyIterator());
  }

  /** setNode. */
  @POST
  public Response setNode() {
    Caller caller = CurrentCaller.of(request);
    NodePath path = path();
    NodeRequest document =
        dialect.understand(
            read(), () -> nodes.getNode(caller, path, Detail.MAX).node().properties());
    FoundNode found = retry.run(() -> nodes.setNode(caller, path, document));
    return document(caller, found, NodeQuery.ALL);
  }

  /** deleteNode. */
  @DELETE
  public Response deleteNode() {
    Caller caller = CurrentCaller.of(request);
    NodePath path = path();
    retry.run(() -> nodes.deleteNode(caller, path));
    return Response.noContent().build();
  }

  private NodeRequest read() {
    return NodeDocument.read(
        RequestDocument.body(request),
        RequestDocument.charset(request),
        new DocumentLimits(config.maxDocumentBytes()));
  }

  /** From the URL as it was sent: what the framework decodes may no longer be told apart. */
  private NodePath path() {
    String url = request.getRequestURI();
    return NodePath.parse(url.substring(url.indexOf(PREFIX) + PREFIX.length()));
  }

  /** The node, with its children if it can have some. */
  private Response document(Caller caller, FoundNode found, NodeQuery query) {
    Iterator<Node> children =
        found.node().type() == NodeType.CONTAINER_NODE
            ? children(caller, found, query)
            : Collections.emptyIterator();
    return document(Response.ok(), found.node(), query.detail(), children);
  }

  private Iterator<Node> children(Caller caller, FoundNode found, NodeQuery query) {
    if (query.limit() == 0 || query.order().equals(ChildOrder.BY_NAME)) {
      return new Listing(nodes, caller, found, query.detail(), query.from(), query.limit());
    }
    List<Long> sorted = orders.sort(caller, found, query.order(), query.from());
    return new SortedListing(
        nodes, caller, found, query.detail(), sorted.stream().limit(query.limit()).toList());
  }

  private Response document(
      Response.ResponseBuilder response, Node node, Detail detail, Iterator<Node> children) {
    StreamingOutput body =
        out -> NodeWriter.write(dialect.tell(node), detail, dialect.tell(children, node), out);
    return response.type(MediaType.TEXT_XML_TYPE).entity(body).build();
  }
}
