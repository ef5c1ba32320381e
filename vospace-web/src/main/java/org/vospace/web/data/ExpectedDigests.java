package org.vospace.web.data;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.storage.Checksum;

/** Checksums that a caller announces: Content-MD5 (RFC 1864) and Digest (RFC 3230). */
final class ExpectedDigests {
  private ExpectedDigests() {}

  /**
   * @throws VospaceException InvalidArgument when a value cannot be a checksum
   */
  static List<Checksum> of(HttpServletRequest request) {
    List<Checksum> expected = new ArrayList<>();
    String md5 = request.getHeader("Content-MD5");
    if (md5 != null) {
      expected.add(checksum(Checksum.Algorithm.MD5, md5, 16));
    }
    String digest = request.getHeader("Digest");
    if (digest != null) {
      for (String entry : digest.split(",")) {
        String[] pair = entry.strip().split("=", 2);
        if (pair.length == 2) {
          switch (pair[0].toLowerCase(Locale.ROOT)) {
            case "md5" -> expected.add(checksum(Checksum.Algorithm.MD5, pair[1], 16));
            case "sha-256" -> expected.add(checksum(Checksum.Algorithm.SHA256, pair[1], 32));
            default -> {
              // Other algorithms may be announced too; they are not compared (RFC 3230 §4.3.2).
            }
          }
        }
      }
    }
    return expected;
  }

  private static Checksum checksum(Checksum.Algorithm algorithm, String base64, int bytes) {
    try {
      byte[] value = Base64.getDecoder().decode(base64.strip());
      if (value.length == bytes) {
        return new Checksum(algorithm, value);
      }
    } catch (IllegalArgumentException e) {
      // Told below, in the same words as one of another length.
    }
    throw new VospaceException(
        Fault.INVALID_ARGUMENT, "the announced " + algorithm + " is no base64 of a checksum");
  }
}
