package org.vospace.blackbox;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority that certifies a server, users, and whatever users make of their certificates. */
final class TestAuthority {
  static final String PASSWORD = "changeit";

  private static final ASN1ObjectIdentifier PROXY_CERT_INFO =
      new ASN1ObjectIdentifier("1.3.6.1.5.5.7.1.14");
  private static final ASN1ObjectIdentifier INHERIT_ALL =
      new ASN1ObjectIdentifier("1.3.6.1.5.5.7.21.1");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Identity own;

  /**
   * A key and the certificates up to the authority.
   *
   * @param chain the own certificate first, the authority's not among them
   */
  record Identity(KeyPair keys, List<X509Certificate> chain) {
    X509Certificate certificate() {
      return chain.get(0);
    }
  }

  TestAuthority(String name) {
    KeyPair keys = keys();
    X500Name subject = new X500Name(reversed(name));
    X509Certificate certificate =
        sign(subject, keys, subject, keys, Duration.ofDays(1), TestAuthority::authority);
    own = new Identity(keys, List.of(certificate));
  }

  X509Certificate certificate() {
    return own.certificate();
  }

  /** A user, by the distinguished name in the order of RFC 2253. */
  Identity user(String name, Duration lifetime) {
    KeyPair keys = keys();
    X509Certificate certificate =
        sign(
            issuer(own.certificate()),
            own.keys(),
            new X500Name(reversed(name)),
            keys,
            lifetime,
            TestAuthority::user);
    return new Identity(keys, List.of(certificate));
  }

  /**
   * A proxy (RFC 3820).
   *
   * @param below how many proxies may follow; negative for any number
   */
  static Identity proxy(Identity of, Duration lifetime, int below) {
    KeyPair keys = keys();
    X500Name signer = issuer(of.certificate());
    X500Name subject = new X500Name(signer + ",CN=" + Math.abs(RANDOM.nextInt()));
    X509Certificate certificate =
        sign(signer, of.keys(), subject, keys, lifetime, builder -> proxy(builder, below));
    List<X509Certificate> chain = new ArrayList<>(List.of(certificate));
    chain.addAll(of.chain());
    return new Identity(keys, chain);
  }

  /** The files that the server's script names. */
  void writeStores(Path directory) throws IOException, GeneralSecurityException {
    KeyPair keys = keys();
    X509Certificate server =
        sign(
            issuer(own.certificate()),
            own.keys(),
            new X500Name("CN=localhost"),
            keys,
            Duration.ofDays(1),
            TestAuthority::server);
    KeyStore store = empty();
    store.setKeyEntry(
        "server",
        keys.getPrivate(),
        PASSWORD.toCharArray(),
        new Certificate[] {server, own.certificate()});
    write(store, directory.resolve("server.p12"));
    KeyStore authorities = empty();
    authorities.setCertificateEntry("authority", own.certificate());
    write(authorities, directory.resolve("authorities.p12"));
  }

  private interface Extensions {
    void addTo(X509v3CertificateBuilder builder) throws CertIOException;
  }

  private static void authority(X509v3CertificateBuilder builder) throws CertIOException {
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
    builder.addExtension(
        Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
  }

  private static void user(X509v3CertificateBuilder builder) throws CertIOException {
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
    builder.addExtension(
        Extension.keyUsage,
        true,
        new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment));
  }

  private static void server(X509v3CertificateBuilder builder) throws CertIOException {
    user(builder);
    builder.addExtension(
        Extension.subjectAlternativeName,
        false,
        new GeneralNames(new GeneralName(GeneralName.dNSName, "localhost")));
  }

  private static void proxy(X509v3CertificateBuilder builder, int below) throws CertIOException {
    ASN1EncodableVector info = new ASN1EncodableVector();
    if (below >= 0) {
      info.add(new ASN1Integer(below));
    }
    info.add(new DERSequence(INHERIT_ALL));
    builder.addExtension(PROXY_CERT_INFO, true, new DERSequence(info));
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
  }

  private static X509Certificate sign(
      X500Name issuer,
      KeyPair signer,
      X500Name subject,
      KeyPair keys,
      Duration lifetime,
      Extensions extensions) {
    Instant now = Instant.now();
    try {
      X509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              issuer,
              new BigInteger(64, RANDOM),
              Date.from(now.minus(Duration.ofHours(2))),
              Date.from(now.plus(lifetime)),
              subject,
              keys.getPublic());
      extensions.addTo(builder);
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder("SHA256withRSA").build(signer.getPrivate())));
    } catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static X500Name issuer(X509Certificate certificate) {
    return X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
  }

  /** RFC 2253 begins with the last part of the name as it is encoded. */
  private static String reversed(String name) {
    List<String> parts = new ArrayList<>(List.of(name.split(",")));
    java.util.Collections.reverse(parts);
    return String.join(",", parts);
  }

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyStore empty() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private static void write(KeyStore store, Path file)
      throws IOException, GeneralSecurityException {
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD.toCharArray());
    }
  }
}
