package org.vospace.web.fault;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.vospace.fault.Fault;
import org.vospace.web.auth.Challenges;
import org.vospace.web.auth.CurrentCaller;

/** The one exception mapper. */
@Provider
public class FaultMapper implements ExceptionMapper<Throwable> {
  @Inject private Challenges challenges;
  @Context private HttpServletRequest request;

  @Override
  public Response toResponse(Throwable failure) {
    if (failure instanceof WebApplicationException http) {
      return http(http.getResponse());
    }
    FaultAnswer answer = FaultAnswer.of(failure);
    if (answer.status() == Fault.PERMISSION_DENIED.status()
        && answer.body().startsWith(Fault.PERMISSION_DENIED.faultName())
        && CurrentCaller.of(request).isAnonymous()) {
      Response.ResponseBuilder unauthorized =
          text(Response.status(Response.Status.UNAUTHORIZED), answer.body());
      challenges
          .of(request)
          .forEach(challenge -> unauthorized.header(HttpHeaders.WWW_AUTHENTICATE, challenge));
      return unauthorized.build();
    }
    return text(Response.status(answer.status()), answer.body()).build();
  }

  /** What Jakarta RESTful Web Services itself refused, with the headers that it gave, as Allow. */
  private Response http(Response refused) {
    if (refused.getStatus() < 400) {
      return refused;
    }
    Response.StatusType status = refused.getStatusInfo();
    Response.ResponseBuilder answer =
        text(Response.status(status), status.getReasonPhrase().replace(" ", ""));
    Object allow = refused.getHeaders().getFirst(HttpHeaders.ALLOW);
    return allow == null ? answer.build() : answer.header(HttpHeaders.ALLOW, allow).build();
  }

  private Response.ResponseBuilder text(Response.ResponseBuilder response, String body) {
    NotedFault.note(request, body);
    return response.type(MediaType.TEXT_PLAIN_TYPE).entity(body);
  }
}
