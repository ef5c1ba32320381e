package org.vospace.web.data;

import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.handlers.ServletRequestContext;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.vospace.access.Origin;
import org.vospace.audit.AuditTrail;
import org.vospace.config.DataConfig;
import org.vospace.content.Content;
import org.vospace.content.ContentService;
import org.vospace.content.Incoming;
import org.vospace.content.LeaseKeeper;
import org.vospace.content.Media;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.job.JobWatch;
import org.vospace.persistence.Retry;
import org.vospace.storage.StagedWrite;
import org.vospace.storage.StorageException;
import org.vospace.storage.StoredObject;
import org.vospace.storage.WriteRequest;
import org.vospace.transfer.Push;
import org.vospace.transfer.TransferService;

/** Takes the bytes of a pushToVoSpace (VOSpace 2.1 §6.4.1). */
@ApplicationScoped
class Upload {
  @EJB private TransferService transfers;
  @EJB private ContentService content;
  @EJB private LeaseKeeper keeper;
  @EJB private JobWatch watch;
  @Inject private AuditTrail trail;
  @Inject private Retry retry;
  @Inject private DataConfig config;
  @Inject private DataThreads threads;
  @Inject private WaitingThreads waiting;

  /**
   * Begins to take the bytes; nothing of the body is read, and no caller is asked for it, before
   * all that can be refused was refused. The answer is sent when the bytes are durable and the node
   * shows them; the servlet is to return at once.
   */
  void take(String token, HttpServletRequest request) {
    if (request.getHeader("Content-Range") != null) {
      throw new VospaceException(Fault.INVALID_ARGUMENT, "Content-Range of a whole upload");
    }
    Media media = MediaHeaders.of(request);
    long announced = request.getContentLengthLong();
    OptionalLong length = announced < 0 ? OptionalLong.empty() : OptionalLong.of(announced);
    var expected = AnnouncedDigests.of(request);
    Preconditions conditions = Preconditions.of(request);
    Push push = retry.run(() -> transfers.beginPush(token, new Incoming(length, media.type())));
    boolean begun = false;
    try {
      require(conditions, push);
      HttpServerExchange exchange = ServletRequestContext.requireCurrent().getExchange();
      Taken taken = new Taken(push, media, exchange);
      if (push.reservation() == null) {
        receive(taken, new Discarded());
      } else {
        WriteRequest write =
            new WriteRequest(
                push.reservation().key(),
                push.target().uri().path().name(),
                media.type(),
                length,
                Map.of(),
                expected);
        keeper.keep(push.jobId());
        Optional<StagedWrite> staged = content.stage(push.reservation(), write);
        if (staged.isPresent()) {
          receive(taken, staged.get());
        } else {
          waiting.take(
              exchange,
              config.idle(),
              bytes -> content.write(push.reservation(), write, bytes),
              taken);
        }
      }
      begun = true;
    } finally {
      if (!begun) {
        abandon(push);
      }
    }
  }

  private void receive(Taken taken, StagedWrite write) {
    taken.write = write;
    BodyReceiver receiver =
        new BodyReceiver(taken.exchange, write, taken, threads, new IdleLimit(config.idle()));
    String job = taken.push.jobId();
    taken.wait =
        watch.on(
            job,
            () -> {
              if (!transfers.isOpen(job)) {
                receiver.stop(TransferService.gone());
              }
            });
    receiver.start();
  }

  private void require(Preconditions conditions, Push push) {
    if (conditions.isEmpty()) {
      return;
    }
    Optional<Content> present = transfers.present(push);
    if (conditions.forWriting(
            present.map(Content::etag).orElse(null),
            present.map(Content::lastModified).orElse(null))
        == Preconditions.Outcome.FAILED) {
      throw new VospaceException(
          Fault.PRECONDITION_FAILED, push.target().uri() + " is not as expected");
    }
  }

  private void abandon(Push push) {
    keeper.release(push.jobId());
    transfers.abandonPush(push);
  }

  /** An upload whose bytes are being taken. */
  private final class Taken implements BodyReceiver.Ending {
    private final Push push;
    private final Media media;
    private final HttpServerExchange exchange;
    private final Origin origin = trail.origin();
    private StagedWrite write;
    private JobWatch.Wait wait;

    Taken(Push push, Media media, HttpServerExchange exchange) {
      this.push = push;
      this.media = media;
      this.exchange = exchange;
    }

    @Override
    public void whole() throws StorageException {
      stored(write.complete());
    }

    @Override
    public void stored(StoredObject stored) {
      asTheRequest(() -> retry.run(() -> transfers.commitPush(push, stored, media)));
      end();
      UploadAnswer.send(exchange, 200, stored);
    }

    @Override
    public VospaceException faultOf(StorageException failure) {
      return content.faultOf(failure);
    }

    @Override
    public void broken() {
      try {
        asTheRequest(() -> abandon(push));
      } finally {
        end();
      }
    }

    /** For the audit: the thread that ends an upload is not the one that began it. */
    private void asTheRequest(Runnable ending) {
      trail.enter(origin);
      try {
        ending.run();
      } finally {
        trail.leave();
      }
    }

    private void end() {
      keeper.release(push.jobId());
      if (wait != null) {
        wait.close();
      }
      if (write != null) {
        write.close();
      }
    }
  }
}
