/**
 * The door for protocols of others (VOSpace 2.1 §3.5): a {@link
 * org.vospace.protocol.TransferProtocol} offers endpoints, and what answers there moves the bytes
 * with {@link org.vospace.protocol.ProtocolBytes}.
 */
package org.vospace.protocol;
