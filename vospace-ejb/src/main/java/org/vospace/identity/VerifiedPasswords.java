package org.vospace.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks passwords, which is slow on purpose: as many at once as there are processors, and one that
 * fitted a moment ago by a quick code that is worth nothing outside this process.
 */
@ApplicationScoped
class VerifiedPasswords {
  private static final String MAC = "HmacSHA256";
  private static final long REMEMBERED_NANOS = Duration.ofMinutes(1).toNanos();
  private static final int MOST = 10_000;

  private final Semaphore turns = new Semaphore(Runtime.getRuntime().availableProcessors(), true);
  private final Map<String, Verified> verified = new ConcurrentHashMap<>();
  private final SecretKeySpec key = key();

  private record Verified(String hash, byte[] code, long at) {}

  boolean fits(String name, PasswordHash hash, char[] password) {
    byte[] code = code(name, password);
    Verified before = verified.get(name);
    if (before != null
        && before.hash().equals(hash.text())
        && System.nanoTime() - before.at() < REMEMBERED_NANOS
        && MessageDigest.isEqual(before.code(), code)) {
      return true;
    }
    turns.acquireUninterruptibly();
    try {
      if (!hash.fits(password)) {
        return false;
      }
    } finally {
      turns.release();
    }
    if (verified.size() >= MOST) {
      verified.clear();
    }
    verified.put(name, new Verified(hash.text(), code, System.nanoTime()));
    return true;
  }

  private byte[] code(String name, char[] password) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(key);
      mac.update(name.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      return mac.doFinal(new String(password).getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java platform has " + MAC, e);
    }
  }

  private static SecretKeySpec key() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return new SecretKeySpec(bytes, MAC);
  }
}
