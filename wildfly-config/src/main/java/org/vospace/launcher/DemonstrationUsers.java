package org.vospace.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** The users of the demonstration, in the files of the server's ApplicationRealm. */
final class DemonstrationUsers {
  private static final String REALM = "ApplicationRealm";
  private static final Map<String, String> ROLES =
      new TreeMap<>(
          Map.of("alice", "staff", "bob", "staff", "carol", "", "admin", "vospace-admin"));

  private DemonstrationUsers() {}

  /** Writes the users, each with the own name as password. */
  static void write(Path configuration) throws IOException {
    StringBuilder users = new StringBuilder("#$REALM_NAME=" + REALM + "$\n");
    StringBuilder roles = new StringBuilder();
    for (Map.Entry<String, String> user : ROLES.entrySet()) {
      String name = user.getKey();
      users.append(name).append('=').append(digest(name, name)).append('\n');
      roles.append(name).append('=').append(user.getValue()).append('\n');
    }
    Files.writeString(configuration.resolve("application-users.properties"), users);
    Files.writeString(configuration.resolve("application-roles.properties"), roles);
  }

  /** The form that the realm stores: RFC 2617 HA1. */
  private static String digest(String name, String password) {
    try {
      byte[] text = (name + ":" + REALM + ":" + password).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }
}
