package org.vospace.node;

import org.vospace.model.NodeType;

/**
 * A child of a container that is visited.
 *
 * @param id the key of the node's row
 * @param type what it is
 * @param data its name, times and bytes; without bytes unless it is a data node
 */
public record TreeNode(long id, NodeType type, DataRow data) {}
