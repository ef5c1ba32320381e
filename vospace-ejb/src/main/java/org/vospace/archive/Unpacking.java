package org.vospace.archive;

import org.vospace.model.ArchiveFormat;
import org.vospace.node.WriteTarget;

/**
 * An archive whose bytes have come and whose members are to become nodes.
 *
 * @param jobId the job that does so
 * @param format of the archive
 * @param target the container into which the members go; without an id it is made
 * @param objectId the bytes
 * @param topId the container that nobody sees, in which the nodes are made; {@code null} before
 */
record Unpacking(
    String jobId, ArchiveFormat format, WriteTarget target, long objectId, Long topId) {}
