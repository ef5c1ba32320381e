package org.vospace.model;

/** A node URI or a path of node names that cannot name a node (VOSpace 2.1 §2). */
public final class InvalidUriException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String uri;

  /**
   * @param uri the text that was refused
   * @param reason why, as a clause for the caller
   */
  public InvalidUriException(String uri, String reason) {
    super(reason);
    this.uri = uri;
  }

  /** The text that was refused, as received. */
  public String uri() {
    return uri;
  }
}
