package org.vospace.blackbox;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.util.LDAPSDKException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.vospace.launcher.Demonstration;
import org.vospace.launcher.WildFlyServer;

/**
 * A second server over the same database, with every way in open: the documented scripts for LDAP
 * and certificates, an OpenID provider that is not there yet, a group service. One for the run.
 */
final class SignOnServer implements AutoCloseable {
  private static final String DOMAIN = "dc=example,dc=org";

  private final TestAuthority authority;
  private final InMemoryDirectoryServer directory;
  private final OpenIdProvider provider;
  private final GroupServer groups;
  private final WildFlyServer server;

  /** Starts it once for all classes that need it. */
  static final class Needed implements BeforeAllCallback {
    @Override
    public void beforeAll(ExtensionContext context) {
      Assumptions.assumeTrue(
          System.getProperty("vospace.url") == null, "needs a server of its own");
      context
          .getRoot()
          .getStore(ExtensionContext.Namespace.GLOBAL)
          .getOrComputeIfAbsent(SignOnServer.class, key -> start());
    }
  }

  private static SignOnServer running;

  static SignOnServer running() {
    return running;
  }

  private static SignOnServer start() {
    try {
      running = new SignOnServer();
      return running;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (LDAPSDKException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private SignOnServer() throws IOException, LDAPSDKException, GeneralSecurityException {
    Path base = Path.of("target/it-sign-on").toAbsolutePath();
    Files.createDirectories(base);
    authority = new TestAuthority("CN=Test Authority,O=Institute,C=DE");
    authority.writeStores(base);
    directory = directory();
    provider = new OpenIdProvider();
    groups = new GroupServer();
    Map<String, String> environment =
        new HashMap<>(
            Demonstration.environment(
                ServerForTests.database(), ServerForTests.storageRoot().orElseThrow()));
    environment.put("VOSPACE_SIGN_ON", "realm,database,cookie,token,oidc,x509");
    environment.put("VOSPACE_TLS_KEYS", base.resolve("server.p12").toString());
    environment.put("VOSPACE_TLS_AUTHORITIES", base.resolve("authorities.p12").toString());
    environment.put("VOSPACE_TLS_PASSWORD", TestAuthority.PASSWORD);
    environment.put("VOSPACE_LDAP_URL", "ldap://127.0.0.1:" + directory.getListenPort());
    environment.put("VOSPACE_LDAP_BIND_DN", "cn=service," + DOMAIN);
    environment.put("VOSPACE_LDAP_BIND_PASSWORD", "service");
    environment.put("VOSPACE_LDAP_USERS", "ou=people," + DOMAIN);
    environment.put("VOSPACE_LDAP_GROUPS", "ou=groups," + DOMAIN);
    environment.put("VOSPACE_OIDC_ISSUER", provider.issuer());
    environment.put("VOSPACE_OIDC_GROUPS_CLAIM", "realm_access.roles");
    environment.put("VOSPACE_OIDC_CLIENT_ID", OpenIdProvider.CLIENT);
    environment.put("VOSPACE_OIDC_CLIENT_SECRET", OpenIdProvider.SECRET);
    environment.put("VOSPACE_GMS_URL", groups.address() + "/search?user={user}");
    environment.put("VOSPACE_GMS_AUTHORITY", "example.org");
    environment.put("VOSPACE_GMS_AUTHORIZATION", GroupServer.AUTHORIZATION);
    environment.put("VOSPACE_GMS_CACHED", "PT1S");
    environment.put("VOSPACE_GMS_KEPT", "PT6S");
    Path scripts = Path.of("../wildfly-config/src/main/cli/sign-on").toAbsolutePath();
    server =
        WildFlyServer.start(
            new WildFlyServer.Settings(
                Path.of(System.getProperty("vospace.home", "../wildfly-config/target/server")),
                base.resolve("server"),
                Path.of(System.getProperty("vospace.ear", "target/vospace.ear")),
                0,
                "384m",
                environment,
                List.of(scripts.resolve("ldap.cli"), scripts.resolve("x509.cli"))));
    server.awaitReady();
  }

  private static InMemoryDirectoryServer directory() throws LDAPSDKException {
    InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(DOMAIN);
    config.setListenerConfigs(InMemoryListenerConfig.createLDAPConfig("ldap", 0));
    config.addAdditionalBindCredentials("cn=service," + DOMAIN, "service");
    InMemoryDirectoryServer directory = new InMemoryDirectoryServer(config);
    directory.add("dn: " + DOMAIN, "objectClass: domain", "dc: example");
    for (String unit : List.of("people", "groups")) {
      directory.add(
          "dn: ou=" + unit + "," + DOMAIN, "objectClass: organizationalUnit", "ou: " + unit);
    }
    directory.add(
        "dn: uid=ludwig,ou=people," + DOMAIN,
        "objectClass: inetOrgPerson",
        "uid: ludwig",
        "cn: Ludwig",
        "sn: Ludwig",
        "userPassword: secret of ludwig");
    directory.add(
        "dn: cn=observers,ou=groups," + DOMAIN,
        "objectClass: groupOfNames",
        "cn: observers",
        "member: uid=ludwig,ou=people," + DOMAIN);
    directory.startListening();
    return directory;
  }

  Space space() {
    return new Space(server.url(), "example.org~vospace");
  }

  Space tlsSpace() {
    return tlsSpace(server.httpsPort());
  }

  Space tlsSpace(int port) {
    return new Space("https://localhost:" + port + "/vospace", "example.org~vospace");
  }

  int tlsPort() {
    return server.httpsPort();
  }

  TestAuthority authority() {
    return authority;
  }

  InMemoryDirectoryServer ldap() {
    return directory;
  }

  OpenIdProvider provider() {
    return provider;
  }

  GroupServer groups() {
    return groups;
  }

  /** Runs a statement as the operator would. */
  static void sql(String statement, Object... values) {
    try (Connection connection = ServerForTests.database().dataSource().getConnection();
        PreparedStatement prepared = connection.prepareStatement(statement)) {
      for (int i = 0; i < values.length; i++) {
        prepared.setObject(i + 1, values[i]);
      }
      prepared.execute();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The rule that makes one identity of what a way in calls somebody. */
  static void map(String proof, String subject, String identity) {
    sql(
        "INSERT INTO identity_mapping (proof, subject, identity) VALUES (?, ?, ?)"
            + " ON CONFLICT (proof, subject) DO UPDATE SET identity = excluded.identity",
        proof,
        subject,
        identity);
  }

  @Override
  public void close() {
    server.stop();
    directory.shutDown(true);
    provider.stop();
    groups.stop();
  }
}
