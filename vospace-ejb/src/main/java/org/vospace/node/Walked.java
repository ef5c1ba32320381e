package org.vospace.node;

import java.util.List;
import org.vospace.model.Property;

/**
 * A path as far as it leads.
 *
 * @param rows the root and as many of the nodes as exist
 * @param properties what callers have set on the last one, by identifier; empty when the node
 *     itself does not exist
 */
record Walked(List<NodeRow> rows, List<Property> properties) {}
