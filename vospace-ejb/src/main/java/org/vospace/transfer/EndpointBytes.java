package org.vospace.transfer;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.vospace.content.Content;
import org.vospace.content.ContentService;
import org.vospace.content.Incoming;
import org.vospace.content.Media;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.persistence.DatabaseTrouble;
import org.vospace.persistence.Retry;
import org.vospace.protocol.Outgoing;
import org.vospace.protocol.ProtocolBytes;
import org.vospace.protocol.RefusedException;
import org.vospace.storage.ByteRange;
import org.vospace.storage.StoredObject;
import org.vospace.storage.WriteRequest;

/** The bytes of transfers for the protocols that were added. */
@ApplicationScoped
class EndpointBytes implements ProtocolBytes {
  private static final Logger LOG = Logger.getLogger(EndpointBytes.class.getName());

  @EJB private TransferService transfers;
  @EJB private ContentService content;
  @Inject private Retry retry;

  @Override
  public void push(String secret, InputStream bytes, String contentType)
      throws IOException, RefusedException {
    try {
      upload(secret, bytes, contentType);
    } catch (VospaceException e) {
      throw refused(e.fault(), e.detail(), e);
    } catch (RuntimeException e) {
      throw failed(e);
    }
  }

  @Override
  public void pull(String secret, Receiver receiver) throws IOException, RefusedException {
    try {
      download(secret, receiver);
    } catch (VospaceException e) {
      throw refused(e.fault(), e.detail(), e);
    } catch (RuntimeException e) {
      throw failed(e);
    }
  }

  private void upload(String secret, InputStream bytes, String contentType) throws IOException {
    Incoming incoming = new Incoming(OptionalLong.empty(), contentType);
    Push push = retry.run(() -> transfers.beginPush(secret, incoming));
    boolean committed = false;
    try {
      StoredObject stored = store(push, bytes, contentType);
      retry.run(() -> transfers.commitPush(push, stored, new Media(contentType, null)));
      committed = true;
    } finally {
      if (!committed) {
        transfers.abandonPush(push);
      }
    }
  }

  private StoredObject store(Push push, InputStream bytes, String contentType) throws IOException {
    if (push.reservation() == null) {
      bytes.transferTo(OutputStream.nullOutputStream());
      return null;
    }
    WriteRequest request =
        new WriteRequest(
            push.reservation().key(),
            push.target().uri().path().name(),
            contentType,
            OptionalLong.empty(),
            Map.of(),
            List.of());
    return content.write(push.reservation(), request, bytes);
  }

  private void download(String secret, Receiver receiver) throws IOException {
    Pull pull = transfers.beginPull(secret);
    if (pull.packing() != null) {
      throw new VospaceException(Fault.INVALID_TOKEN, "the endpoint is one of an archive");
    }
    Content what = pull.content();
    try (InputStream bytes = open(what)) {
      receiver.receive(new Outgoing(what.name(), what.contentType(), what.length()), bytes);
    }
    retry.run(() -> transfers.completePull(pull));
  }

  private InputStream open(Content what) {
    return what.length() == 0
        ? InputStream.nullInputStream()
        : Channels.newInputStream(content.open(what, new ByteRange(0, what.length())));
  }

  /** What anybody may be told; the rest is for the log. */
  private static RefusedException failed(RuntimeException failure) {
    if (DatabaseTrouble.isIn(failure)) {
      return refused(Fault.SERVICE_BUSY, "the database does not answer", failure);
    }
    LOG.log(Level.SEVERE, "A transfer failed", failure);
    return refused(Fault.INTERNAL_FAULT, "the service is out of order", failure);
  }

  private static RefusedException refused(Fault fault, String detail, RuntimeException cause) {
    return new RefusedException(fault.faultName(), detail, cause);
  }
}
