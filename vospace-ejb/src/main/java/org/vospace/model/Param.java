package org.vospace.model;

import java.util.Objects;

/**
 * A parameter of a transfer, a view or a protocol (VOSpace 2.1 §3.4, §3.6).
 *
 * @param uri the identifier
 * @param value the text; may be empty
 */
public record Param(String uri, String value) {
  /** Requires both texts. */
  public Param {
    Objects.requireNonNull(uri, "uri");
    Objects.requireNonNull(value, "value");
  }
}
