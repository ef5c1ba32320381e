package org.vospace.node;

import org.vospace.model.VosUri;

/**
 * A data node whose bytes are asked for.
 *
 * @param uri the data node, links having been followed
 * @param nodeId id of the node; {@code null} for the bit bucket
 */
public record ReadTarget(VosUri uri, Long nodeId) {}
