package org.vospace.model;

import java.util.Objects;

/**
 * What a document of createNode or setNode asks of one property (VOSpace 2.1 §6.3.2).
 *
 * @param uri the identifier, as sent
 * @param value the new text; {@code null} removes the property ({@code xsi:nil})
 */
public record PropertyChange(String uri, String value) {
  /** Requires the identifier. */
  public PropertyChange {
    Objects.requireNonNull(uri, "uri");
  }

  /** Whether the property is to go. */
  public boolean removes() {
    return value == null;
  }
}
