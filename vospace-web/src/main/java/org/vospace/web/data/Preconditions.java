package org.vospace.web.data;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Collections;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The conditions of a request (RFC 9110 §13). A header that is not there is {@code null}.
 *
 * @param ifMatch entity tags or an asterisk
 * @param ifNoneMatch entity tags or an asterisk
 * @param ifModifiedSince a date
 * @param ifUnmodifiedSince a date
 * @param ifRange an entity tag or a date
 */
record Preconditions(
    String ifMatch,
    String ifNoneMatch,
    String ifModifiedSince,
    String ifUnmodifiedSince,
    String ifRange) {
  private static final Pattern TAG = Pattern.compile("(W/)?(\"[!#-~\\x80-\\xff]*\")");

  /** What follows from them. */
  enum Outcome {
    /** The request is to be served. */
    PROCEED,
    /** The caller has it already: 304. */
    NOT_MODIFIED,
    /** The request is to be refused: 412. */
    FAILED
  }

  static Preconditions of(HttpServletRequest request) {
    return new Preconditions(
        list(request, "If-Match"),
        list(request, "If-None-Match"),
        request.getHeader("If-Modified-Since"),
        request.getHeader("If-Unmodified-Since"),
        request.getHeader("If-Range"));
  }

  /** In the order of RFC 9110 §13.2.2, for a request that reads. */
  Outcome forReading(String etag, Instant lastModified) {
    if (!matches(etag, lastModified)) {
      return Outcome.FAILED;
    }
    if (ifNoneMatch != null) {
      return hasTag(ifNoneMatch, etag, true) ? Outcome.NOT_MODIFIED : Outcome.PROCEED;
    }
    boolean old =
        HttpDate.parse(ifModifiedSince)
            .filter(date -> !HttpDate.inSeconds(lastModified).isAfter(date))
            .isPresent();
    return old ? Outcome.NOT_MODIFIED : Outcome.PROCEED;
  }

  /**
   * In the order of RFC 9110 §13.2.2, for a request that writes.
   *
   * @param etag of the bytes that are there; {@code null} when there are none
   * @param lastModified {@code null} likewise
   */
  Outcome forWriting(String etag, Instant lastModified) {
    boolean holds =
        matches(etag, lastModified)
            && (ifNoneMatch == null || etag == null || !hasTag(ifNoneMatch, etag, true));
    return holds ? Outcome.PROCEED : Outcome.FAILED;
  }

  /** Whether a range may be served from these bytes (RFC 9110 §13.1.5). */
  boolean allowsRange(String etag, Instant lastModified) {
    if (ifRange == null) {
      return true;
    }
    return ifRange.contains("\"")
        ? ifRange.strip().equals(etag)
        : HttpDate.parse(ifRange).filter(HttpDate.inSeconds(lastModified)::equals).isPresent();
  }

  boolean isEmpty() {
    return ifMatch == null && ifNoneMatch == null && ifUnmodifiedSince == null;
  }

  private boolean matches(String etag, Instant lastModified) {
    if (ifMatch != null) {
      return etag != null && hasTag(ifMatch, etag, false);
    }
    return lastModified == null
        || HttpDate.parse(ifUnmodifiedSince)
            .filter(date -> HttpDate.inSeconds(lastModified).isAfter(date))
            .isEmpty();
  }

  /** Our tags are strong; a weak one of the caller's equals them in a weak comparison only. */
  private static boolean hasTag(String header, String etag, boolean weakly) {
    if (header.strip().equals("*")) {
      return true;
    }
    Matcher tags = TAG.matcher(header);
    while (tags.find()) {
      if ((weakly || tags.group(1) == null) && tags.group(2).equals(etag)) {
        return true;
      }
    }
    return false;
  }

  private static String list(HttpServletRequest request, String name) {
    return request.getHeader(name) == null
        ? null
        : String.join(",", Collections.list(request.getHeaders(name)));
  }
}
