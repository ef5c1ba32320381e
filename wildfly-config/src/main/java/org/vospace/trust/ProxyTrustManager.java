package org.vospace.trust;

import eu.emi.security.authn.x509.ValidationResult;
import eu.emi.security.authn.x509.X509CertChainValidator;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Accepts clients with a certificate of a known authority, or with proxies that such a certificate
 * signed (RFC 3820), which the Java platform refuses. Servers are nothing that it is asked about.
 */
final class ProxyTrustManager extends X509ExtendedTrustManager {
  private static final String PROXY_CERT_INFO = "1.3.6.1.5.5.7.1.14";

  /** A proxy is made by a login, and another one by a delegation; more hands are not known. */
  private static final int MOST_PROXIES = 4;

  private static final int LONGEST_CHAIN = 12;

  private final X509CertChainValidator validator;

  ProxyTrustManager(X509CertChainValidator validator) {
    this.validator = validator;
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    if (chain.length > LONGEST_CHAIN || proxies(chain) > MOST_PROXIES) {
      throw new CertificateException("the chain of certificates is too long");
    }
    ValidationResult result = validator.validate(chain);
    if (!result.isValid()) {
      throw new CertificateException("the chain of certificates is not valid: " + result);
    }
  }

  private static long proxies(X509Certificate[] chain) {
    long count = 0;
    for (X509Certificate certificate : chain) {
      if (certificate.getExtensionValue(PROXY_CERT_INFO) != null) {
        count++;
      }
    }
    return count;
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    checkClientTrusted(chain, authType);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    checkClientTrusted(chain, authType);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("this is for clients");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    checkServerTrusted(chain, authType);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    checkServerTrusted(chain, authType);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return validator.getTrustedIssuers();
  }
}
