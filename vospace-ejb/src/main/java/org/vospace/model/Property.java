package org.vospace.model;

import java.util.Objects;

/**
 * Metadata of a node (VOSpace 2.1 §3.2).
 *
 * @param uri the identifier
 * @param value the text, kept exactly; may be empty
 * @param readOnly whether the service alone sets it
 */
public record Property(String uri, String value, boolean readOnly) {
  /** Requires both texts. */
  public Property {
    Objects.requireNonNull(uri, "uri");
    Objects.requireNonNull(value, "value");
  }
}
