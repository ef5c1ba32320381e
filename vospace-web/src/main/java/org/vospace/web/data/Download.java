package org.vospace.web.data;

import io.undertow.io.BufferWritableOutputStream;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.util.Base64;
import java.util.HexFormat;
import org.vospace.content.Content;
import org.vospace.content.ContentService;
import org.vospace.persistence.Retry;
import org.vospace.storage.ByteRange;
import org.vospace.transfer.Pull;
import org.vospace.transfer.TransferService;

/** Gives the bytes of a pullFromVoSpace (VOSpace 2.1 §6.4.3). */
@ApplicationScoped
class Download {
  private static final String ANY_BYTES = "application/octet-stream";

  @EJB private TransferService transfers;
  @EJB private ContentService content;
  @Inject private Retry retry;

  /**
   * The endpoint is used up when the bytes were delivered whole; until then it can be asked again.
   */
  void serve(String token, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Pull pull = transfers.beginPull(token);
    Content bytes = pull.content();
    headers(bytes, response);
    if (request.getMethod().equals("HEAD")) {
      return;
    }
    if (bytes.length() > 0) {
      try (ReadableByteChannel channel = content.open(bytes, new ByteRange(0, bytes.length()));
          OutputStream out = response.getOutputStream()) {
        send(channel, out);
      }
    } else {
      response.flushBuffer();
    }
    retry.run(() -> transfers.completePull(pull));
  }

  /** A file goes out without being copied through the heap; measured, nothing else is as cheap. */
  @SuppressWarnings("deprecation") // Undertow's only way from a file to a servlet's output
  private static void send(ReadableByteChannel channel, OutputStream out) throws IOException {
    if (channel instanceof FileChannel file && out instanceof BufferWritableOutputStream direct) {
      direct.transferFrom(file);
    } else {
      Channels.newInputStream(channel).transferTo(out);
    }
  }

  private static void headers(Content bytes, HttpServletResponse response) {
    response.setContentType(bytes.contentType() == null ? ANY_BYTES : bytes.contentType());
    response.setContentLengthLong(bytes.length());
    response.setDateHeader("Last-Modified", bytes.lastModified().toEpochMilli());
    response.setHeader("ETag", bytes.etag());
    response.setHeader("Content-Disposition", ContentDisposition.attachment(bytes.name()));
    if (bytes.md5() != null) {
      response.setHeader(
          "Digest",
          "md5=" + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(bytes.md5())));
    }
  }
}
