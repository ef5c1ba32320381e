/**
 * The bytes of nodes: reserved, written to a back end outside any transaction, committed with the
 * node, read, and swept when no node has them.
 */
package org.vospace.content;
