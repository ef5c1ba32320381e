package org.vospace.access;

import java.util.Locale;

/** How an identity was proven; {@link Origin#proof} has it as {@link #word}. */
public enum Proof {
  /** A name and a password, by HTTP Basic or in the form of a login. */
  BASIC,
  /** A bearer token of the institute's identity provider. */
  BEARER,
  /** A certificate of the client's in TLS. */
  X509,
  /** The cookie of a session: a browser sends it by itself, whoever wrote the page. */
  COOKIE,
  /** A delegation token that this service made. */
  TOKEN;

  /** The word for it in rows, logs and documents. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the caller was proven so. */
  public boolean provedBy(Caller caller) {
    return caller.origin().proof().equals(word());
  }
}
