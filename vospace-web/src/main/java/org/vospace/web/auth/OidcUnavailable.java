package org.vospace.web.auth;

import org.jose4j.lang.UnresolvableKeyException;

/** The OpenID provider does not answer, and what is known of it is not enough. */
public final class OidcUnavailable extends Exception {
  private static final long serialVersionUID = 1L;

  OidcUnavailable(Throwable cause) {
    super("the identity provider does not answer", cause);
  }

  /** The same on its way through the verification of a token. */
  static final class Key extends UnresolvableKeyException {
    private static final long serialVersionUID = 1L;

    Key(OidcUnavailable cause) {
      super(cause.getMessage(), cause);
    }
  }
}
