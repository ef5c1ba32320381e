package org.vospace.web.auth;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.vospace.config.SignOnConfig;
import org.vospace.config.SignOnConfig.Way;
import org.vospace.config.VospaceConfig;
import org.vospace.model.Vocabulary;
import org.vospace.web.ServiceAddress;

/**
 * The ways in, as clients are told of them: in challenges (RFC 9110 §11, IVOA AuthVO) and as the
 * security methods of capabilities (SSO 2.0).
 */
@ApplicationScoped
public class Challenges {
  private static final String BASIC = "Basic realm=\"VOSpace\", charset=\"UTF-8\"";

  @Inject private VospaceConfig config;
  @Inject private SignOnConfig signOn;
  @Inject private ServiceAddress address;

  /** The values of {@code WWW-Authenticate}, one a header. */
  public List<String> of(HttpServletRequest request) {
    List<String> challenges = new ArrayList<>();
    if (takesBasic()) {
      challenges.add(BASIC);
    }
    if (takesBearer()) {
      challenges.add("Bearer realm=\"VOSpace\"");
    }
    if (signOn.has(Way.X509)) {
      challenges.add("ivoa_x509");
    }
    if (takesLogin()) {
      challenges.add(
          "ivoa_cookie standard_id=\""
              + Vocabulary.TLS_WITH_PASSWORD
              + "\", access_url=\""
              + address.of(request)
              + "/login\"");
    }
    return challenges;
  }

  /** The security methods of bindings that ask for credentials, the anonymous one first. */
  public List<String> securityMethods() {
    List<String> methods = new ArrayList<>();
    methods.add("");
    if (takesBasic()) {
      methods.add(Vocabulary.BASIC_AA);
    }
    if (signOn.has(Way.X509)) {
      methods.add(Vocabulary.TLS_WITH_CERTIFICATE);
    }
    if (signOn.has(Way.COOKIE)) {
      methods.add(Vocabulary.COOKIE);
    }
    if (takesBearer()) {
      methods.add(Vocabulary.OAUTH);
      methods.add(Vocabulary.TOKEN);
    }
    return methods;
  }

  /** Whether a name and a password are taken for a session. */
  public boolean takesLogin() {
    return signOn.has(Way.COOKIE) && signOn.hasPasswords();
  }

  private boolean takesBasic() {
    return signOn.hasPasswords() && config.basicAuth() != VospaceConfig.BasicAuth.NEVER;
  }

  private boolean takesBearer() {
    return signOn.has(Way.OIDC) || signOn.has(Way.TOKEN);
  }
}
