package org.vospace.web.users;

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
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.vospace.access.Caller;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.user.Defaults;
import org.vospace.user.ProfileService;
import org.vospace.web.RequestDocument;
import org.vospace.web.ServiceAddress;
import org.vospace.web.auth.CurrentCaller;

/** Profiles of users as JSON; {@code users/schema} describes the document. */
@Path("users")
@ApplicationScoped
public class UsersResource {
  private static final String SCHEMA = "profile.schema.json";

  @EJB private ProfileService profiles;
  @Inject private ServiceAddress address;
  @Context private HttpServletRequest request;

  /** Leads to the caller's own profile. */
  @GET
  @Path("me")
  public Response own() {
    Caller caller = CurrentCaller.of(request);
    if (caller.isAnonymous()) {
      throw new VospaceException(Fault.PERMISSION_DENIED, "nobody is known by this request");
    }
    String name = URLEncoder.encode(caller.name(), StandardCharsets.UTF_8).replace("+", "%20");
    return Response.seeOther(URI.create(address.of(request) + "/users/" + name)).build();
  }

  /** The schema of the document (JSON Schema 2020-12). */
  @GET
  @Path("schema")
  public Response schema() throws IOException {
    try (InputStream schema = UsersResource.class.getResourceAsStream(SCHEMA)) {
      return Response.ok(schema.readAllBytes(), "application/schema+json").build();
    }
  }

  /** getProfile. */
  @GET
  @Path("{name}")
  public Response getProfile(@PathParam("name") String name) {
    Caller caller = CurrentCaller.of(request);
    String document =
        ProfileJson.write(
            profiles.getProfile(caller, name), caller, address.of(request).toString());
    return Response.ok(document, MediaType.APPLICATION_JSON_TYPE).build();
  }

  /** setProfile: the defaults for new nodes, which are the one part that can be set. */
  @POST
  @Path("{name}")
  public Response setProfile(@PathParam("name") String name) {
    Defaults chosen = DefaultsJson.read(body());
    profiles.setDefaults(CurrentCaller.of(request), name, chosen);
    return getProfile(name);
  }

  /** A browser sends no JSON to another site without asking it first. */
  private InputStream body() {
    if (!RequestDocument.mediaType(request).equals(MediaType.APPLICATION_JSON)) {
      throw new VospaceException(
          Fault.INVALID_ARGUMENT, "Content-Type is not " + MediaType.APPLICATION_JSON);
    }
    try {
      return request.getInputStream();
    } catch (IOException e) {
      throw new VospaceException(Fault.INVALID_ARGUMENT, "the document breaks off", e);
    }
  }
}
