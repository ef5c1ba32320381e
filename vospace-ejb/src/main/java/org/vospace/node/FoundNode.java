package org.vospace.node;

import org.vospace.model.Node;

/**
 * A node and what is needed to list its children.
 *
 * @param id the key of the node's row
 * @param node the node as the caller sees it
 */
public record FoundNode(long id, Node node) {}
