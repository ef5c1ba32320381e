package org.vospace.transfer;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.vospace.config.RolesConfig;
import org.vospace.model.Direction;
import org.vospace.protocol.TransferProtocol;

/** Refuses to start with protocols that were added and cannot be offered. */
@Singleton
@Startup
public class ProtocolInspection {
  private static final Logger LOG = Logger.getLogger(ProtocolInspection.class.getName());
  private static final Set<Direction> BY_CALLER =
      EnumSet.of(Direction.PUSH_TO_VOSPACE, Direction.PULL_FROM_VOSPACE);

  @Inject private Endpoints endpoints;
  @Inject private RolesConfig roles;

  @PostConstruct
  void start() {
    Set<String> known = new HashSet<>();
    endpoints.added().forEach(protocol -> inspect(protocol, known));
    LOG.log(
        Level.INFO,
        "Roles: {0}; data servers: {1}; protocols added: {2}",
        new Object[] {roles.roles(), roles.dataUrls(), known});
  }

  private static void inspect(TransferProtocol protocol, Set<String> known) {
    String uri = protocol.uri();
    if (uri == null || uri.isBlank()) {
      throw refused(protocol, "has no uri");
    }
    if (OwnProtocol.has(uri) || !known.add(uri)) {
      throw refused(protocol, "has the uri " + uri + ", which another protocol has already");
    }
    if (protocol.directions().isEmpty() || !BY_CALLER.containsAll(protocol.directions())) {
      throw refused(protocol, "must have directions that callers drive, and no others");
    }
  }

  private static IllegalStateException refused(TransferProtocol protocol, String why) {
    return new IllegalStateException(
        "VOSPACE: the protocol of " + protocol.getClass().getName() + " " + why + ".");
  }
}
