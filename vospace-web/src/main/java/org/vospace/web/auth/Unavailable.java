package org.vospace.web.auth;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/**
 * Which store could not be asked in this request. Another one may still know the caller; when none
 * does, it is not said that the credentials are wrong.
 */
@RequestScoped
public class Unavailable {
  private String what;

  void report(String store) {
    what = store;
  }

  Optional<String> what() {
    return Optional.ofNullable(what);
  }
}
