package org.vospace.transfer;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.vospace.config.RolesConfig;
import org.vospace.protocol.ProtocolBytes;
import org.vospace.protocol.TransferProtocol;

/**
 * Opens the protocols that were added, once there is something to move bytes with, and refuses to
 * start with those that cannot be offered. A protocol needs no order of starts for that, and sees
 * nothing of the services but what it is given.
 */
@Singleton
@Startup
@DependsOn({"SchemaMigration", "SpacePreparation", "LeaseKeeper"})
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AddedProtocols {
  private static final Logger LOG = Logger.getLogger(AddedProtocols.class.getName());

  private final List<TransferProtocol> open = new ArrayList<>();

  @Inject private Endpoints endpoints;
  @Inject private RolesConfig roles;
  @Inject private ProtocolBytes bytes;

  @PostConstruct
  void start() {
    List<TransferProtocol> added = endpoints.added().toList();
    inspect(added);
    LOG.log(
        Level.INFO,
        "Roles: {0}; data servers: {1}; protocols added: {2}",
        new Object[] {
          roles.roles(), roles.dataUrls(), added.stream().map(TransferProtocol::uri).toList()
        });
    if (roles.data()) {
      added.forEach(this::open);
    }
  }

  @PreDestroy
  void stop() {
    open.forEach(AddedProtocols::close);
  }

  private void open(TransferProtocol protocol) {
    try {
      protocol.open(bytes);
    } catch (RuntimeException e) {
      stop();
      throw new IllegalStateException(
          "VOSPACE: the protocol " + protocol.uri() + " could not be opened: " + e.getMessage(), e);
    }
    open.add(protocol);
  }

  private static void close(TransferProtocol protocol) {
    try {
      protocol.close();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, e, () -> "The protocol " + protocol.uri() + " did not close");
    }
  }

  /**
   * @throws IllegalStateException when one of them cannot be told from another, or can do nothing
   */
  static void inspect(List<TransferProtocol> added) {
    Set<String> known = new HashSet<>();
    for (TransferProtocol protocol : added) {
      String uri = protocol.uri();
      if (uri == null || uri.isBlank()) {
        throw refused(protocol, "has no uri");
      }
      if (OwnProtocol.has(uri) || !known.add(uri)) {
        throw refused(protocol, "has the uri " + uri + ", which another protocol has already");
      }
      if (protocol.ways().isEmpty()) {
        throw refused(protocol, "goes no way");
      }
    }
  }

  private static IllegalStateException refused(TransferProtocol protocol, String why) {
    return new IllegalStateException(
        "VOSPACE: the protocol of " + protocol.getClass().getName() + " " + why + ".");
  }
}
