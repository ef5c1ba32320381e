package org.vospace.web.data;

import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.handlers.ServletRequestContext;
import io.undertow.util.Headers;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.vospace.config.DataConfig;
import org.vospace.content.Content;
import org.vospace.content.ContentService;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.storage.ByteRange;

/** Gives the bytes of a node to GET and HEAD, as RFC 9110 has it. */
@ApplicationScoped
class Delivery {
  static final String ANY_BYTES = "application/octet-stream";

  @EJB private ContentService content;
  @Inject private DataConfig config;
  @Inject private DataThreads threads;

  /**
   * Answers. The servlet is to return at once afterwards: the bytes go out without its thread.
   *
   * @param delivered what happens before the last byte of a whole answer goes out; {@code null} for
   *     nothing
   */
  void serve(
      Content bytes, Runnable delivered, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Preconditions conditions = Preconditions.of(request);
    switch (conditions.forReading(bytes.etag(), bytes.lastModified())) {
      case FAILED ->
          throw new VospaceException(Fault.PRECONDITION_FAILED, "the bytes are other ones");
      case NOT_MODIFIED -> {
        validators(bytes, response);
        response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      }
      case PROCEED -> {
        boolean get = request.getMethod().equals("GET");
        String range =
            get && conditions.allowsRange(bytes.etag(), bytes.lastModified())
                ? request.getHeader("Range")
                : null;
        RequestedRanges ranges = RequestedRanges.parse(range, bytes.length());
        if (ranges instanceof RequestedRanges.Unsatisfiable) {
          unsatisfiable(bytes, response);
        } else {
          validators(bytes, response);
          description(bytes, request, response);
          send(bytes, ranges, get ? delivered : null, get, response);
        }
      }
    }
  }

  private void send(
      Content bytes,
      RequestedRanges ranges,
      Runnable delivered,
      boolean withBody,
      HttpServletResponse response)
      throws IOException {
    HttpServerExchange exchange = ServletRequestContext.requireCurrent().getExchange();
    String type = bytes.contentType() == null ? ANY_BYTES : bytes.contentType();
    List<Step> steps;
    ByteRange first = new ByteRange(0, bytes.length());
    long length = bytes.length();
    if (ranges instanceof RequestedRanges.Parts parts) {
      response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
      first = parts.ranges().get(0);
      if (parts.ranges().size() == 1) {
        response.setHeader("Content-Range", Multipart.contentRange(first, length));
        length = first.length();
        steps = List.of(new Step.Part(first));
      } else {
        Multipart multipart = Multipart.of(parts.ranges(), length, type);
        type = multipart.mediaType();
        length = multipart.length();
        steps = multipart.steps();
      }
    } else {
      DigestHeaders.setContentMd5(response::setHeader, bytes.checksums());
      steps = whole(length, delivered);
    }
    // Set here and not by the servlet, which would add to the one and check the other.
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, type);
    exchange.getResponseHeaders().put(Headers.CONTENT_LENGTH, length);
    if (!withBody) {
      return;
    }
    if (length == 0) {
      if (delivered != null) {
        delivered.run();
      }
      return;
    }
    ContentReader reader = new ContentReader(range -> content.open(bytes, range), first);
    new BodySender(exchange, reader, steps, threads, new IdleLimit(config.idle())).start();
  }

  /** The last byte waits: a caller that has them all finds the endpoint used up. */
  private static List<Step> whole(long length, Runnable delivered) {
    if (delivered == null || length == 0) {
      return List.of(new Step.Part(new ByteRange(0, length)));
    }
    Step.Work work = new Step.Work(delivered);
    Step.Part last = new Step.Part(new ByteRange(length - 1, 1));
    return length == 1
        ? List.of(work, last)
        : List.of(new Step.Part(new ByteRange(0, length - 1)), work, last);
  }

  private static void unsatisfiable(Content bytes, HttpServletResponse response) {
    response.setHeader("Content-Range", "bytes */" + bytes.length());
    response.setStatus(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
    response.setContentLength(0);
  }

  private static void validators(Content bytes, HttpServletResponse response) {
    response.setHeader("ETag", bytes.etag());
    response.setHeader("Last-Modified", HttpDate.format(bytes.lastModified()));
    response.setHeader("Accept-Ranges", "bytes");
  }

  private static void description(
      Content bytes, HttpServletRequest request, HttpServletResponse response) {
    response.setHeader(
        "Content-Disposition", ContentDisposition.of(bytes.name(), bytes.contentType()));
    if (bytes.encoding() != null) {
      response.setHeader("Content-Encoding", bytes.encoding());
    }
    DigestHeaders.set(response::setHeader, bytes.checksums(), request.getHeader("Want-Digest"));
  }
}
