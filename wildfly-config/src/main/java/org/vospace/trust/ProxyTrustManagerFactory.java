package org.vospace.trust;

import eu.emi.security.authn.x509.ProxySupport;
import eu.emi.security.authn.x509.impl.InMemoryKeystoreCertChainValidator;
import eu.emi.security.authn.x509.impl.RevocationParametersExt;
import eu.emi.security.authn.x509.impl.ValidatorParamsExt;
import java.io.IOException;
import java.security.InvalidAlgorithmParameterException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import javax.net.ssl.ManagerFactoryParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactorySpi;

/** Trust managers over the authorities of a key store. */
public final class ProxyTrustManagerFactory extends TrustManagerFactorySpi {
  private ProxyTrustManager manager;

  @Override
  protected void engineInit(KeyStore authorities) throws KeyStoreException {
    try {
      manager =
          new ProxyTrustManager(
              new InMemoryKeystoreCertChainValidator(
                  authorities,
                  new ValidatorParamsExt(RevocationParametersExt.IGNORE, ProxySupport.ALLOW)));
    } catch (IOException e) {
      throw new KeyStoreException("the authorities of clients cannot be read", e);
    }
  }

  @Override
  protected void engineInit(ManagerFactoryParameters parameters)
      throws InvalidAlgorithmParameterException {
    throw new InvalidAlgorithmParameterException("a key store of authorities is needed");
  }

  @Override
  protected TrustManager[] engineGetTrustManagers() {
    return new TrustManager[] {manager};
  }
}
