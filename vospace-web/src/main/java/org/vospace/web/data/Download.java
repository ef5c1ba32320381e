package org.vospace.web.data;

import io.undertow.io.BufferWritableOutputStream;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import org.vospace.content.Content;
import org.vospace.content.ContentService;
import org.vospace.persistence.Retry;
import org.vospace.storage.ByteRange;
import org.vospace.storage.Checksum;
import org.vospace.transfer.Pull;
import org.vospace.transfer.TransferService;

/** Gives the bytes of a pullFromVoSpace (VOSpace 2.1 §6.4.3). */
@ApplicationScoped
class Download {
  private static final int BUFFER = 65_536;
  private static final String ANY_BYTES = "application/octet-stream";

  @EJB private TransferService transfers;
  @EJB private ContentService content;
  @Inject private ArchiveDownload archives;
  @Inject private Retry retry;

  /** The endpoint is used up when the bytes were sent; until then it can be asked again. */
  void serve(String token, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Pull pull = transfers.beginPull(token);
    if (pull.packing() != null) {
      archives.serve(pull, request, response);
      return;
    }
    Content bytes = pull.content();
    headers(bytes, response);
    if (request.getMethod().equals("HEAD")) {
      return;
    }
    if (bytes.length() == 0) {
      retry.run(() -> transfers.completePull(pull));
      response.flushBuffer();
      return;
    }
    // The last byte waits for the job: a caller that has them all finds the endpoint used up.
    try (ReadableByteChannel channel = content.open(bytes, new ByteRange(0, bytes.length()));
        OutputStream out = response.getOutputStream()) {
      sendHead(channel, bytes.length() - 1, out);
      retry.run(() -> transfers.completePull(pull));
      sendLast(channel, out);
    }
  }

  /** A file goes out without being copied through the heap; measured, nothing else is as cheap. */
  @SuppressWarnings("deprecation") // Undertow's only way from a file to a servlet's output
  private static void sendHead(ReadableByteChannel channel, long length, OutputStream out)
      throws IOException {
    if (channel instanceof FileChannel file && out instanceof BufferWritableOutputStream direct) {
      if (length > 0) {
        direct.transferFrom(new FileHead(file, length));
      }
      file.position(length);
      return;
    }
    InputStream in = Channels.newInputStream(channel);
    byte[] buffer = new byte[BUFFER];
    for (long left = length; left > 0; ) {
      int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (read < 0) {
        throw new EOFException("the storage has fewer bytes than the node");
      }
      out.write(buffer, 0, read);
      left -= read;
    }
  }

  private static void sendLast(ReadableByteChannel channel, OutputStream out) throws IOException {
    ByteBuffer last = ByteBuffer.allocate(1);
    while (last.hasRemaining()) {
      if (channel.read(last) < 0) {
        throw new EOFException("the storage has fewer bytes than the node");
      }
    }
    out.write(last.array());
  }

  private static void headers(Content bytes, HttpServletResponse response) {
    response.setContentType(bytes.contentType() == null ? ANY_BYTES : bytes.contentType());
    response.setContentLengthLong(bytes.length());
    response.setDateHeader("Last-Modified", bytes.lastModified().toEpochMilli());
    response.setHeader("ETag", bytes.etag());
    response.setHeader("Content-Disposition", ContentDisposition.attachment(bytes.name()));
    bytes
        .checksum(Checksum.Algorithm.MD5)
        .ifPresent(md5 -> response.setHeader("Digest", "md5=" + md5.base64()));
  }
}
