package org.vospace.archive;

import org.vospace.access.Caller;
import org.vospace.model.ArchiveFormat;
import org.vospace.model.VosUri;

/**
 * A container that is to be packed.
 *
 * @param format as what
 * @param caller for whom: what they may not read is left out
 * @param container id of the container
 * @param uri of the container, as it was negotiated
 */
public record Packing(ArchiveFormat format, Caller caller, long container, VosUri uri) {
  /** The name of the container in the archive; the root has that of the space. */
  String top() {
    return uri.path().isRoot() ? uri.authority() : uri.path().name();
  }

  /** What a file with the archive is called. */
  public String fileName() {
    return top() + format.extension();
  }
}
