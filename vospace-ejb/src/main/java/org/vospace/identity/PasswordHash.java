package org.vospace.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.RuntimeCryptoException;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * The hash of a password, as bcrypt or argon2id (RFC 9106) write it.
 *
 * @param text with its parameters and salt
 */
record PasswordHash(String text) {
  private static final Pattern ARGON2ID =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,3})"
              + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{16,86})");

  /** What one check may take of memory, in KiB: rows are the operator's, and can be mistaken. */
  private static final int MOST_KIBIBYTES = 262_144;

  /** Longest password that is looked at: bcrypt reads 72 bytes and no more. */
  private static final int LONGEST = 1_024;

  private static final int LONGEST_BCRYPT = 72;

  /** Whether this is the hash of that password; never for a hash that cannot be read. */
  boolean fits(char[] password) {
    byte[] bytes = new String(password).getBytes(StandardCharsets.UTF_8);
    if (bytes.length == 0 || bytes.length > LONGEST) {
      return false;
    }
    if (text.startsWith("$2")) {
      return bytes.length <= LONGEST_BCRYPT && fitsBcrypt(password);
    }
    Matcher matcher = ARGON2ID.matcher(text);
    return matcher.matches() && fitsArgon2(matcher, bytes);
  }

  private boolean fitsBcrypt(char[] password) {
    try {
      return OpenBSDBCrypt.checkPassword(text, password);
    } catch (IllegalArgumentException | RuntimeCryptoException e) {
      // Nothing that bcrypt could have written.
      return false;
    }
  }

  private static boolean fitsArgon2(Matcher matcher, byte[] password) {
    int memory = Integer.parseInt(matcher.group(1));
    int passes = Integer.parseInt(matcher.group(2));
    int lanes = Integer.parseInt(matcher.group(3));
    if (memory > MOST_KIBIBYTES || passes == 0 || lanes == 0) {
      return false;
    }
    byte[] expected = Base64.getDecoder().decode(matcher.group(5));
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memory)
            .withIterations(passes)
            .withParallelism(lanes)
            .withSalt(Base64.getDecoder().decode(matcher.group(4)))
            .build());
    byte[] found = new byte[expected.length];
    generator.generateBytes(password, found);
    return MessageDigest.isEqual(expected, found);
  }

  /** Never the hash. */
  @Override
  public String toString() {
    return "PasswordHash[redacted]";
  }
}
