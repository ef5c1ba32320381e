package org.vospace.web.vosi;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.vospace.content.ContentService;
import org.vospace.fault.VospaceException;
import org.vospace.model.Vocabulary;
import org.vospace.node.NodeService;
import org.vospace.web.ServiceAddress;
import org.vospace.web.auth.Challenges;
import org.vospace.web.auth.CurrentCaller;
import org.vospace.web.document.VosiDocument;
import org.vospace.web.document.VosiDocument.Capability;

/** capabilities and availability (VOSI 1.1). */
@Path("/")
@ApplicationScoped
public class VosiResource {
  private static final String VOSPACE = "ivo://ivoa.net/std/VOSpace/v2.0#";

  /** VOSpace 2.1 §5 wants the access policy in the registry's metadata of the service. */
  private static final String POLICY =
      "Access policy: the owner of a node and administrators may do everything; members of the"
          + " groups in the property groupwrite read and write, those in groupread read, and"
          + " anybody reads what has publicread. A node is reached through readable containers"
          + " only. Creating, deleting and moving need write permission on the container, and on"
          + " every container that goes. The owner alone changes these properties. Whoever is not"
          + " named here has no access.";

  private final Instant upSince = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  @EJB private NodeService nodes;
  @EJB private ContentService content;
  @Inject private ServiceAddress address;
  @Inject private Challenges challenges;
  @Context private HttpServletRequest request;

  /** Every binding, and how to authenticate there. */
  @GET
  @Path("capabilities")
  public Response capabilities() {
    URI base = address.of(request);
    List<String> methods = challenges.securityMethods();
    List<Capability> capabilities =
        Stream.of(
                open(base, "ivo://ivoa.net/std/VOSI#capabilities", "/capabilities"),
                open(base, "ivo://ivoa.net/std/VOSI#availability", "/availability"),
                new Capability(VOSPACE + "nodes", POLICY, base + "/nodes", methods),
                new Capability(VOSPACE + "properties", base + "/properties", methods),
                new Capability(VOSPACE + "protocols", base + "/protocols", methods),
                new Capability(VOSPACE + "views", base + "/views", methods),
                new Capability(VOSPACE + "transfers", base + "/transfers", methods),
                new Capability("ivo://ivoa.net/std/VOSpace#sync-2.1", base + "/synctrans", methods),
                new Capability(VOSPACE + "sync", base + "/synctrans", methods),
                new Capability(Vocabulary.FILES, base + "/files", methods),
                new Capability(Vocabulary.RECURSIVE_DELETE, base + "/async-delete", methods),
                new Capability(Vocabulary.RECURSIVE_PROPERTIES, base + "/async-setprops", methods),
                challenges.takesLogin()
                    ? new Capability(
                        Vocabulary.TLS_WITH_PASSWORD, base + "/login", List.of(Vocabulary.BASIC_AA))
                    : null)
            .filter(capability -> capability != null)
            .toList();
    Response.ResponseBuilder response =
        xml(out -> VosiDocument.capabilities(capabilities, out)).lastModified(Date.from(upSince));
    if (CurrentCaller.of(request).isAnonymous()) {
      challenges
          .of(request)
          .forEach(challenge -> response.header(HttpHeaders.WWW_AUTHENTICATE, challenge));
    }
    return response.build();
  }

  /** Whether the database and the storage answer. */
  @GET
  @Path("availability")
  public Response availability() {
    String note = trouble();
    return xml(out -> VosiDocument.availability(note == null, upSince, note, out)).build();
  }

  private String trouble() {
    try {
      nodes.check();
    } catch (VospaceException e) {
      return "the database does not answer";
    }
    try {
      content.check();
    } catch (VospaceException e) {
      return "the storage does not answer";
    }
    return null;
  }

  private static Capability open(URI base, String standardId, String path) {
    return new Capability(standardId, base + path, List.of());
  }

  private static Response.ResponseBuilder xml(StreamingOutput body) {
    return Response.ok(body, MediaType.TEXT_XML_TYPE);
  }
}
