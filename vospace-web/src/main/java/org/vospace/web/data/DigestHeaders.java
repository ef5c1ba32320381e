package org.vospace.web.data;

import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.vospace.storage.Checksum;

/**
 * The checksums of bytes as headers: all of them in Repr-Digest (RFC 9530), the MD5 in Digest (RFC
 * 3230) too. There it stands alone unless the caller wants another: clients in the field take the
 * whole header for one value.
 */
final class DigestHeaders {
  private DigestHeaders() {}

  /**
   * @param wanted the header Want-Digest; {@code null} when there is none
   */
  static void set(BiConsumer<String, String> headers, List<Checksum> checksums, String wanted) {
    if (checksums.isEmpty()) {
      return;
    }
    headers.accept(
        "Repr-Digest",
        checksums.stream()
            .map(sum -> sum.algorithm().label() + "=:" + sum.base64() + ":")
            .collect(Collectors.joining(", ")));
    checksums.stream()
        .filter(sum -> isWanted(sum.algorithm(), wanted))
        .findFirst()
        .ifPresent(sum -> headers.accept("Digest", sum.algorithm().label() + "=" + sum.base64()));
  }

  /** Of a whole body (RFC 1864). */
  static void setContentMd5(BiConsumer<String, String> headers, List<Checksum> checksums) {
    checksums.stream()
        .filter(sum -> sum.algorithm() == Checksum.Algorithm.MD5)
        .forEach(sum -> headers.accept("Content-MD5", sum.base64()));
  }

  private static boolean isWanted(Checksum.Algorithm algorithm, String wanted) {
    return wanted == null
        ? algorithm == Checksum.Algorithm.MD5
        : wanted.toLowerCase(Locale.ROOT).contains(algorithm.label());
  }
}
