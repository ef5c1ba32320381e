package org.vospace.model;

/** How much getNode tells of a node and of each child (VOSpace 2.1 §6.3.1). */
public enum Detail {
  /** Identifier and type. */
  MIN,
  /** Identifier, type and properties. */
  PROPERTIES,
  /** Everything. */
  MAX
}
