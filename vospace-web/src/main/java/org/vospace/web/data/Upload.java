package org.vospace.web.data;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.vospace.content.ContentService;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.persistence.Retry;
import org.vospace.storage.Checksum;
import org.vospace.storage.StoredObject;
import org.vospace.storage.WriteRequest;
import org.vospace.transfer.Push;
import org.vospace.transfer.TransferService;

/** Takes the bytes of a pushToVoSpace (VOSpace 2.1 §6.4.1). */
@ApplicationScoped
class Upload {
  private static final int LONGEST_TYPE = 255;

  @EJB private TransferService transfers;
  @EJB private ContentService content;
  @Inject private Retry retry;
  @Inject private UnpackAnswer unpacking;

  /** The answer is sent when the bytes are durable and the node shows them. */
  void take(String token, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getHeader("Content-Range") != null) {
      throw new VospaceException(Fault.INVALID_ARGUMENT, "Content-Range of a whole upload");
    }
    List<Checksum> expected = ExpectedDigests.of(request);
    Push push = retry.run(() -> transfers.beginPush(token));
    boolean committed = false;
    try {
      StoredObject stored = store(push, request, expected);
      String type = mediaType(request);
      retry.run(() -> transfers.commitPush(push, stored, type));
      committed = true;
    } finally {
      if (!committed) {
        transfers.abandonPush(push);
      }
    }
    if (push.unpacks()) {
      unpacking.answer(push, request, response);
      return;
    }
    response.setStatus(HttpServletResponse.SC_OK);
    response.setContentLength(0);
  }

  private StoredObject store(Push push, HttpServletRequest request, List<Checksum> expected)
      throws IOException {
    if (push.reservation() == null) {
      request.getInputStream().transferTo(OutputStream.nullOutputStream());
      return null;
    }
    long announced = request.getContentLengthLong();
    WriteRequest write =
        new WriteRequest(
            push.reservation().key(),
            push.target().uri().path().name(),
            mediaType(request),
            announced < 0 ? OptionalLong.empty() : OptionalLong.of(announced),
            Map.of(),
            expected);
    return content.write(push.reservation(), write, request.getInputStream());
  }

  private static String mediaType(HttpServletRequest request) {
    String type = request.getContentType();
    return type == null
            || type.length() > LONGEST_TYPE
            || type.chars().anyMatch(c -> c < ' ' || c > '~')
        ? null
        : type;
  }
}
