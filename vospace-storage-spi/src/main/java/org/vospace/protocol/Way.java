package org.vospace.protocol;

/** Which way the bytes of a transfer go that a caller drives. */
public enum Way {
  /** Into the space: pushToVoSpace. */
  UPLOAD,
  /** Out of it: pullFromVoSpace. */
  DOWNLOAD
}
