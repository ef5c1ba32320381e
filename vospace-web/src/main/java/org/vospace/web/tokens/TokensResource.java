package org.vospace.web.tokens;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.vospace.config.SignOnConfig;
import org.vospace.config.SignOnConfig.Way;
import org.vospace.config.VospaceConfig;
import org.vospace.identity.DelegationService;
import org.vospace.identity.IssuedDelegation;
import org.vospace.web.ServiceAddress;
import org.vospace.web.auth.CurrentCaller;

/** The delegation tokens of the caller. */
@Path("tokens")
@ApplicationScoped
public class TokensResource {
  @EJB private DelegationService delegations;
  @Inject private ServiceAddress address;
  @Inject private VospaceConfig config;
  @Inject private SignOnConfig signOn;
  @Context private HttpServletRequest request;

  /** Makes one; its secret is in this answer alone. */
  @POST
  public Response issue() {
    requireTokens();
    TokenRequest asked = TokenRequest.of(request, config.authority());
    IssuedDelegation issued =
        delegations.issue(CurrentCaller.of(request), asked.scope(), asked.lifetime());
    URI location = URI.create(address.of(request) + "/tokens/" + issued.delegation().id());
    return json(Response.created(location), TokenJson.of(issued));
  }

  /** Those that are valid. */
  @GET
  public Response list() {
    requireTokens();
    return json(Response.ok(), TokenJson.of(delegations.list(CurrentCaller.of(request))));
  }

  /** Revokes one at once. */
  @DELETE
  @Path("{id}")
  public Response revoke(@PathParam("id") String id) {
    requireTokens();
    delegations.revoke(CurrentCaller.of(request), id);
    return Response.noContent().build();
  }

  private void requireTokens() {
    if (!signOn.has(Way.TOKEN)) {
      throw new NotFoundException();
    }
  }

  private static Response json(Response.ResponseBuilder answer, String body) {
    return answer.type(MediaType.APPLICATION_JSON_TYPE).entity(body).build();
  }
}
