package org.vospace.transfer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.vospace.access.Caller;
import org.vospace.config.VospaceConfig;
import org.vospace.content.ContentService;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.model.ArchiveFormat;
import org.vospace.model.Direction;
import org.vospace.model.Param;
import org.vospace.model.Protocol;
import org.vospace.model.Transfer;
import org.vospace.model.View;
import org.vospace.model.Vocabulary;
import org.vospace.model.VosUri;
import org.vospace.node.NodeContent;
import org.vospace.node.ReadTarget;
import org.vospace.node.SpaceUri;
import org.vospace.node.WriteTarget;

/** Decides whether a transfer can be done, and how (VOSpace 2.1 §3.6, §6.4). */
@ApplicationScoped
class Negotiation {
  @Inject private VospaceConfig config;
  @Inject private NodeContent nodes;
  @Inject private ContentService content;

  /**
   * What was agreed.
   *
   * @param direction one of the two that a caller drives
   * @param target the data node, or the container that is packed
   * @param archive as what a container is transferred; {@code null} when it is none
   * @param offered the protocols, without endpoints yet
   * @param shares whether all there is to do is to publish the node
   */
  record Agreement(
      Direction direction,
      WriteTarget target,
      ArchiveFormat archive,
      List<Protocol> offered,
      boolean shares) {}

  /**
   * @throws VospaceException whatever VOSpace 2.1 §6.4.1 and §6.4.3 name for the direction
   */
  Agreement agree(Caller caller, Transfer transfer, Endpoints endpoints) {
    Direction direction =
        Direction.ofKeyword(transfer.direction())
            .orElseThrow(() -> unknownDirection(transfer.direction()));
    VosUri uri = SpaceUri.parse(transfer.target(), config);
    if (direction == Direction.PULL_TO_VOSPACE || direction == Direction.PUSH_FROM_VOSPACE) {
      throw new VospaceException(Fault.OPERATION_NOT_SUPPORTED, direction.keyword());
    }
    requireView(direction, transfer.view());
    ArchiveFormat archive = ArchiveFormat.of(transfer.view()).orElse(null);
    List<Protocol> offered =
        endpoints.usable(direction, transfer.protocols()).stream()
            .filter(protocol -> archive == null || !protocol.isShare())
            .toList();
    if (offered.isEmpty()) {
      String asked =
          transfer.protocols().stream()
              .map(Protocol::uri)
              .filter(Objects::nonNull)
              .collect(Collectors.joining(" "));
      throw new VospaceException(
          Fault.PROTOCOL_NOT_SUPPORTED, asked.isEmpty() ? "no protocol has a uri" : asked);
    }
    for (Protocol protocol : offered) {
      requireNoParams(protocol.uri(), protocol.params());
    }
    boolean shares = offered.stream().allMatch(Protocol::isShare);
    WriteTarget target =
        direction.isImport() ? forPush(caller, uri, transfer) : forPull(caller, uri, archive);
    if (offered.stream().anyMatch(Protocol::isShare)) {
      nodes.requireShare(caller, target);
    }
    return new Agreement(direction, target, archive, offered, shares);
  }

  private WriteTarget forPush(Caller caller, VosUri uri, Transfer transfer) {
    WriteTarget target = nodes.forWriting(caller, uri);
    if (!target.discards() && content.isBusy(target)) {
      throw new VospaceException(Fault.NODE_BUSY, target.uri().toString());
    }
    for (Param param : transfer.params()) {
      if (param.uri().equals(Vocabulary.LENGTH)) {
        content.requireRoom(target, length(param));
      }
    }
    return target;
  }

  private WriteTarget forPull(Caller caller, VosUri uri, ArchiveFormat archive) {
    ReadTarget target =
        archive == null
            ? nodes.forReading(caller, uri)
            : nodes.forPacking(caller, uri, archive.view());
    return new WriteTarget(target.uri(), 0, target.nodeId(), target.nodeId() == null);
  }

  private static long length(Param param) {
    try {
      long length = Long.parseLong(param.value().strip());
      if (length >= 0) {
        return length;
      }
    } catch (NumberFormatException e) {
      // Told below, in the same words as a negative one.
    }
    throw new VospaceException(
        Fault.INVALID_ARGUMENT, param.uri() + "=" + param.value() + " is no number of bytes");
  }

  static void requireView(Direction direction, View view) {
    if (view == null) {
      return;
    }
    if (view.uri() == null) {
      throw new VospaceException(Fault.INVALID_ARGUMENT, "view without uri");
    }
    if (!direction.views().contains(view.uri())) {
      throw new VospaceException(Fault.VIEW_NOT_SUPPORTED, view.uri());
    }
    requireNoParams(view.uri(), view.params());
  }

  /** No view and no protocol of this service has parameters. */
  static void requireNoParams(String uri, List<Param> params) {
    if (!params.isEmpty()) {
      Param param = params.get(0);
      throw new VospaceException(
          Fault.INVALID_ARGUMENT, param.uri() + "=" + param.value() + " of " + uri);
    }
  }

  private static VospaceException unknownDirection(String direction) {
    boolean node = direction.strip().startsWith("vos:");
    return new VospaceException(
        node ? Fault.OPERATION_NOT_SUPPORTED : Fault.INVALID_ARGUMENT,
        node ? "moves and copies are no transfers of bytes" : "direction=" + direction);
  }
}
