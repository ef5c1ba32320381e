package org.vospace.web.data;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.vospace.storage.ByteRange;

/**
 * Several ranges in one answer (RFC 9110 §14.6).
 *
 * @param boundary which cannot occur in the bytes but by chance
 * @param steps the whole body
 * @param length of the body, in bytes
 */
record Multipart(String boundary, List<Step> steps, long length) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BITS = 128;

  static Multipart of(List<ByteRange> ranges, long total, String mediaType) {
    String boundary = new BigInteger(BITS, RANDOM).toString(Character.MAX_RADIX);
    List<Step> steps = new ArrayList<>();
    long length = 0;
    for (ByteRange range : ranges) {
      byte[] head =
          ("\r\n--%s\r\nContent-Type: %s\r\nContent-Range: %s\r\n\r\n"
                  .formatted(boundary, mediaType, contentRange(range, total)))
              .getBytes(StandardCharsets.ISO_8859_1);
      steps.add(new Step.Text(ByteBuffer.wrap(head)));
      steps.add(new Step.Part(range));
      length += head.length + range.length();
    }
    byte[] end = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.ISO_8859_1);
    steps.add(new Step.Text(ByteBuffer.wrap(end)));
    return new Multipart(boundary, List.copyOf(steps), length + end.length);
  }

  String mediaType() {
    return "multipart/byteranges; boundary=" + boundary;
  }

  static String contentRange(ByteRange range, long total) {
    return "bytes " + range.first() + "-" + (range.first() + range.length() - 1) + "/" + total;
  }
}
