package org.vospace.web.auth;

import jakarta.security.enterprise.credential.Credential;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/**
 * The certificates with which a client opened its connection; the server has verified the chain.
 *
 * @param chain the client's own first
 */
record CertificateCredential(List<X509Certificate> chain) implements Credential {
  /** The extension that makes a proxy of a certificate (RFC 3820 §3.8). */
  private static final String PROXY_CERT_INFO = "1.3.6.1.5.5.7.1.14";

  CertificateCredential {
    chain = List.copyOf(chain);
  }

  /**
   * The distinguished name, in the form of RFC 2253, of whom the chain speaks for: a proxy acts for
   * the first certificate that is none.
   */
  Optional<String> subject() {
    return chain.stream()
        .filter(certificate -> certificate.getExtensionValue(PROXY_CERT_INFO) == null)
        .findFirst()
        .map(X509Certificate::getSubjectX500Principal)
        .map(principal -> principal.getName(X500Principal.RFC2253))
        .filter(name -> !name.isEmpty());
  }
}
