package org.vospace.web.data;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.storage.Checksum;

/**
 * Checksums that a caller announces: Content-MD5 (RFC 1864), Digest (RFC 3230), Repr-Digest and
 * Content-Digest (RFC 9530), which mean the same for a whole upload. Algorithms that are not known
 * may be announced too; they are not compared.
 */
final class AnnouncedDigests {
  private AnnouncedDigests() {}

  /**
   * @throws VospaceException InvalidArgument when a value cannot be a checksum
   */
  static List<Checksum> of(HttpServletRequest request) {
    List<Checksum> announced = new ArrayList<>();
    for (String value : Collections.list(request.getHeaders("Content-MD5"))) {
      announced.add(checksum(Checksum.Algorithm.MD5, value));
    }
    for (String value : Collections.list(request.getHeaders("Digest"))) {
      announced.addAll(entries(value, false));
    }
    for (String name : List.of("Repr-Digest", "Content-Digest")) {
      for (String value : Collections.list(request.getHeaders(name))) {
        announced.addAll(entries(value, true));
      }
    }
    return announced;
  }

  /**
   * @param quoted whether values stand between colons, as in the newer headers
   */
  static List<Checksum> entries(String header, boolean quoted) {
    List<Checksum> announced = new ArrayList<>();
    for (String entry : header.split(",")) {
      String[] pair = entry.strip().split("=", 2);
      Optional<Checksum.Algorithm> algorithm = algorithm(pair[0]);
      if (algorithm.isEmpty()) {
        continue;
      }
      String value = pair.length == 2 ? pair[1].strip() : "";
      if (quoted) {
        boolean isQuoted = value.length() >= 2 && value.startsWith(":") && value.endsWith(":");
        value = isQuoted ? value.substring(1, value.length() - 1) : "";
      }
      announced.add(checksum(algorithm.get(), value));
    }
    return announced;
  }

  private static Optional<Checksum.Algorithm> algorithm(String label) {
    String known = label.strip().toLowerCase(Locale.ROOT);
    for (Checksum.Algorithm algorithm : Checksum.Algorithm.values()) {
      if (algorithm.label().equals(known)) {
        return Optional.of(algorithm);
      }
    }
    return Optional.empty();
  }

  private static Checksum checksum(Checksum.Algorithm algorithm, String base64) {
    try {
      return new Checksum(algorithm, Base64.getDecoder().decode(base64.strip()));
    } catch (IllegalArgumentException e) {
      throw new VospaceException(
          Fault.INVALID_ARGUMENT,
          "the announced " + algorithm.label() + " is no base64 of such a checksum",
          e);
    }
  }
}
