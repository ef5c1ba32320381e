/**
 * The tree of nodes: the operations of VOSpace 2.1 §6.2 and §6.3 on an ltree spine.
 *
 * <p>Doors: {@link org.vospace.node.NodeService} for callers, {@link org.vospace.node.NodeContent}
 * for the room that moves bytes.
 */
package org.vospace.node;
