package org.vospace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.unboundid.ldap.sdk.LDAPException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Passwords of files, of the table, and of a directory, side by side. */
@ExtendWith(SignOnServer.Needed.class)
class PasswordsParts extends SpaceTest {
  private static final byte[] SALT = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private Space other;

  @BeforeAll
  void makeUsers() {
    other = SignOnServer.running().space();
    user("dora", OpenBSDBCrypt.generate("secret of dora".toCharArray(), SALT, 6), "observers");
    user("emil", argon2id("secret of emil"), "");
    user("frida", "$2y$06$broken", "");
    user("gone", argon2id("secret of gone"), "");
    SignOnServer.sql("UPDATE local_user SET enabled = false WHERE name = 'gone'");
  }

  private static void user(String name, String hash, String groups) {
    SignOnServer.sql(
        "INSERT INTO local_user (name, password, group_names) VALUES (?, ?, ?)"
            + " ON CONFLICT (name) DO UPDATE SET password = excluded.password",
        name,
        hash,
        groups);
  }

  private static String argon2id(String password) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(19_456)
            .withIterations(2)
            .withParallelism(1)
            .withSalt(SALT)
            .build());
    byte[] hash = new byte[32];
    generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
    Base64.Encoder encoder = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=19456,t=2,p=1$"
        + encoder.encodeToString(SALT)
        + "$"
        + encoder.encodeToString(hash);
  }

  private Answer as(String name, String password) {
    return Caller.with(other, Caller.basic(name, password)).get("/protocols");
  }

  private void assertKnown(String name, String password) {
    assertThat(as(name, password).is(200).required("X-VO-Authenticated")).isEqualTo(name);
  }

  @Test
  @DisplayName("AC-01 users of files, of the table and of the directory come in by their passwords")
  void sideBySide() {
    assertKnown("alice", "alice");
    for (int times = 0; times < 3; times++) {
      assertKnown("dora", "secret of dora");
      assertKnown("emil", "secret of emil");
    }
    assertKnown("ludwig", "secret of ludwig");
  }

  @Test
  @DisplayName("AC-07 wrong passwords, disabled users and broken hashes are refused alike")
  void refused() {
    as("dora", "secret of emil").is(401);
    as("emil", "wrong").is(401);
    as("frida", "anything").is(401);
    as("gone", "secret of gone").is(401);
    as("ludwig", "wrong").is(401);
    as("ludwig", "").is(401);
    as("lud*", "secret of ludwig").is(401);
    as("*", "secret of ludwig").is(401);
    as("ludwig)(uid=*", "secret of ludwig").is(401);
    as("x' OR '1'='1", "x").is(401);
    as("nobody", "x".repeat(5_000)).is(401);
  }

  @Test
  @DisplayName("AC-08 groups of the table and of the directory count on nodes")
  void groups() {
    String box = container("observed", Documents.property(Core.GROUP_READ, "observers"));
    for (String path : new String[] {"/home/alice", home}) {
      alice
          .postNode(
              path,
              Documents.container(
                  space.uri(path), Documents.property(Core.GROUP_READ, "observers")))
          .is(200);
    }
    Caller.with(other, Caller.basic("dora", "secret of dora")).getNode(box).is(200);
    Caller.with(other, Caller.basic("ludwig", "secret of ludwig")).getNode(box).is(200);
    Caller emil = Caller.with(other, Caller.basic("emil", "secret of emil"));
    emil.getNode(box).isDenied(emil);
    alice
        .postNode(
            "/home/alice",
            Documents.container(space.uri("/home/alice"), Documents.nil(Core.GROUP_READ)))
        .is(200);
  }

  @Test
  @DisplayName("AC-07 a directory that is down hinders nobody else, and is told to who needs it")
  void outage() throws LDAPException {
    SignOnServer.running().ldap().shutDown(true);
    assertKnown("alice", "alice");
    assertKnown("dora", "secret of dora");
    as("ludwig", "secret of ludwig").isFault(503, "ServiceBusy").saying("the realm");
    as("alice", "wrong").is(401);
    SignOnServer.running().ldap().startListening();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> as("ludwig", "secret of ludwig").status() == 200);
  }
}
