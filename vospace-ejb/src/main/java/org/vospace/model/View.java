package org.vospace.model;

import java.util.List;

/**
 * A format in which bytes come or go (VOSpace 2.1 §3.4).
 *
 * @param uri the identifier; {@code null} when the caller sent none
 * @param original whether the bytes are kept as they came
 * @param params parameters of the view
 */
public record View(String uri, boolean original, List<Param> params) {
  /** Copies the list. */
  public View {
    params = List.copyOf(params);
  }
}
