package org.vospace.transfer;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.vospace.archive.Unpacker;
import org.vospace.config.VospaceConfig;
import org.vospace.content.Content;
import org.vospace.content.ContentService;
import org.vospace.content.Reservation;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.job.JobWatch;
import org.vospace.job.Work;
import org.vospace.model.Direction;
import org.vospace.model.Protocol;
import org.vospace.node.WriteTarget;
import org.vospace.persistence.Retry;
import org.vospace.remote.RemoteCall;
import org.vospace.remote.RemoteClient;
import org.vospace.remote.RemoteFailure;
import org.vospace.storage.ByteRange;
import org.vospace.storage.StoredObject;
import org.vospace.storage.WriteRequest;

/**
 * Moves bytes between the space and addresses that a caller names (VOSpace 2.1 §3.6.3): each is
 * contacted once at the most, and the first that succeeds ends the job.
 */
@ApplicationScoped
public class RemoteTransfer {
  @EJB private RemoteTransferService service;
  @EJB private ContentService content;
  @EJB private JobWatch watch;
  @Inject private RemoteClient client;
  @Inject private Retry retry;
  @Inject private VospaceConfig config;
  @Inject private Unpacker unpacker;

  /** One address. */
  private interface Attempt {
    void at(int index, Protocol protocol) throws RemoteFailure;
  }

  /**
   * pullToVoSpace or pushFromVoSpace.
   *
   * @throws VospaceException the fault of the job; the node is as it was then
   */
  public void execute(Work work, Direction direction) {
    if (!unpacker.isStaged(work.job().id())) {
      move(work, direction);
    }
    if (unpacker.isStaged(work.job().id())) {
      unpacker.execute(work, List.of(TransferService.DETAILS_RESULT));
    }
  }

  private void move(Work work, Direction direction) {
    List<Protocol> protocols = service.usable(work.job().transfer(), direction);
    String id = work.job().id();
    RemoteCall call = new RemoteCall();
    // Who waits for bytes that do not come would not see that the job was aborted.
    try (JobWatch.Wait wait = watch.on(id, () -> cancelWhenStopped(id, call))) {
      if (direction == Direction.PULL_TO_VOSPACE) {
        WriteTarget target = service.target(work);
        attempt(work, protocols, (index, protocol) -> fetch(work, target, index, protocol, call));
      } else {
        Content source = service.source(work);
        attempt(work, protocols, (index, protocol) -> send(work, source, index, protocol, call));
      }
    }
  }

  private void cancelWhenStopped(String jobId, RemoteCall call) {
    if (service.isStopped(jobId)) {
      call.cancel();
    }
  }

  private void attempt(Work work, List<Protocol> protocols, Attempt attempt) {
    List<String> tried = new ArrayList<>();
    int first = work.checkpoint() == null ? 0 : Integer.parseInt(work.checkpoint());
    for (Protocol protocol : protocols.subList(0, Math.min(first, protocols.size()))) {
      tried.add(protocol.endpoint() + " (the service was interrupted)");
    }
    for (int index = first; index < protocols.size(); index++) {
      Protocol protocol = protocols.get(index);
      int contacted = index;
      retry.run(() -> service.contacting(work, contacted));
      try {
        attempt.at(index, protocol);
        return;
      } catch (RemoteFailure e) {
        tried.add(protocol.endpoint() + " (" + e.getMessage() + ")");
      }
    }
    throw new VospaceException(Fault.TRANSFER_FAILED, "tried " + String.join(", ", tried));
  }

  private void fetch(Work work, WriteTarget target, int index, Protocol protocol, RemoteCall call)
      throws RemoteFailure {
    if (target.discards()) {
      client.get(
          protocol.endpoint(),
          (body, length, type) -> counted(work, index, body, length).transferTo(nowhere()),
          call);
      retry.run(() -> service.complete(work, target.uri()));
      return;
    }
    Reservation reservation = retry.run(() -> service.reserve(work, target));
    boolean committed = false;
    try {
      String[] contentType = new String[1];
      StoredObject stored =
          client.get(
              protocol.endpoint(),
              (body, length, type) -> {
                contentType[0] = type;
                return content.write(
                    reservation,
                    new WriteRequest(
                        reservation.key(),
                        target.uri().path().name(),
                        type,
                        length < 0 ? OptionalLong.empty() : OptionalLong.of(length),
                        Map.of(),
                        List.of()),
                    counted(work, index, body, length));
              },
              call);
      retry.run(() -> service.commit(work, reservation, stored, target, contentType[0]));
      committed = true;
    } catch (VospaceException fault) {
      // Fewer bytes than were announced are a broken connection, whatever the store calls it.
      if (fault.fault() == Fault.INVALID_DATA) {
        throw new RemoteFailure("the bytes were not what was announced");
      }
      throw fault;
    } finally {
      if (!committed) {
        service.abandon(reservation);
      }
    }
  }

  private void send(Work work, Content source, int index, Protocol protocol, RemoteCall call)
      throws RemoteFailure {
    client.put(
        protocol.endpoint(),
        () ->
            source.length() == 0
                ? InputStream.nullInputStream()
                : counted(
                    work,
                    index,
                    Channels.newInputStream(
                        content.open(source, new ByteRange(0, source.length()))),
                    source.length()),
        source.length(),
        source.contentType(),
        call);
    retry.run(() -> service.complete(work, org.vospace.model.VosUri.parse(target(work))));
  }

  private static String target(Work work) {
    return work.job().transfer().target();
  }

  private InputStream counted(Work work, int index, InputStream bytes, long length)
      throws IOException {
    Long total = length < 0 ? null : length;
    if (length > config.remoteMaxBytes()) {
      throw new IOException("larger than is fetched");
    }
    return new CountedStream(
        bytes, config.remoteMaxBytes(), moved -> service.moved(work, index, moved, total));
  }

  private static OutputStream nowhere() {
    return OutputStream.nullOutputStream();
  }
}
