package org.vospace.node;

import org.vospace.config.VospaceConfig;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.model.InvalidUriException;
import org.vospace.model.VosUri;

/** A URI of a node of this space, and of no other. */
public final class SpaceUri {
  private SpaceUri() {}

  /**
   * @throws VospaceException InvalidURI when it is no vos URI, or names another service
   */
  public static VosUri parse(String text, VospaceConfig config) {
    VosUri uri;
    try {
      uri = VosUri.parse(text);
    } catch (InvalidUriException e) {
      throw new VospaceException(Fault.INVALID_URI, e.uri() + " " + e.getMessage());
    }
    if (!uri.authority().equalsIgnoreCase(config.authority())) {
      throw new VospaceException(Fault.INVALID_URI, uri + " belongs to another service");
    }
    return new VosUri(config.authority(), uri.path());
  }
}
