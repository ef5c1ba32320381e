package org.vospace.transfer;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.vospace.access.Caller;
import org.vospace.config.VospaceConfig;
import org.vospace.content.Content;
import org.vospace.content.ContentService;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.model.NodePath;
import org.vospace.model.VosUri;
import org.vospace.node.NodeContent;
import org.vospace.node.ReadTarget;

/** Reading without a negotiation: what pullFromVoSpace would allow the caller. */
@Stateless
public class FileService {
  @Inject private VospaceConfig config;
  @Inject private NodeContent nodes;
  @Inject private ContentService content;

  /**
   * The bytes of the node; links of this space are followed.
   *
   * @throws VospaceException NodeNotFound, PermissionDenied, ViewNotSupported for a container
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Content content(Caller caller, NodePath path) {
    ReadTarget target = nodes.forReading(caller, new VosUri(config.authority(), path));
    return target.nodeId() == null
        ? Content.nothing(target.uri().path().name())
        : content
            .content(target.nodeId())
            .orElseThrow(() -> new VospaceException(Fault.NODE_NOT_FOUND, target.uri().toString()));
  }
}
