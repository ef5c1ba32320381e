package org.vospace.node;

import org.vospace.model.VosUri;

/**
 * Where the bytes of an upload are to go.
 *
 * @param uri the data node
 * @param parentId id of its container
 * @param nodeId id of the node; {@code null} when the upload makes it
 * @param discards whether the bytes go to the bit bucket instead
 */
public record WriteTarget(VosUri uri, long parentId, Long nodeId, boolean discards) {}
