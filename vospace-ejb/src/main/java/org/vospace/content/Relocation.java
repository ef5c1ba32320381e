package org.vospace.content;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.vospace.access.AccessPolicy;
import org.vospace.access.Caller;
import org.vospace.config.StorageConfig;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.persistence.Retry;
import org.vospace.storage.ByteRange;
import org.vospace.storage.CopiesServerSide;
import org.vospace.storage.StorageBackend;
import org.vospace.storage.StorageException;
import org.vospace.storage.WriteRequest;

/**
 * Moves bytes from one back end to another while they are read. They are copied to a fresh key and
 * compared; then their row changes its place, if it is still where it was.
 */
@ApplicationScoped
public class Relocation {
  private static final Logger LOG = Logger.getLogger(Relocation.class.getName());

  /** What came of one object. */
  public enum Outcome {
    /** It has moved. */
    MOVED,
    /** It was there already, is no longer needed, or somebody else moved it. */
    NOTHING_TO_DO,
    /** It is where it was: it could not be read, or is not what was stored. */
    FAILED
  }

  @EJB private RelocationSteps steps;
  @Inject private Backends backends;
  @Inject private StorageConfig config;
  @Inject private AccessPolicy policy;
  @Inject private Retry retry;

  /**
   * @throws VospaceException PermissionDenied, InvalidArgument when the back end takes no bytes
   */
  public void require(Caller caller, String backend) {
    policy.requireAdministrator(caller, "move bytes between back ends");
    if (!config.state(backend).takesBytes()) {
      throw new VospaceException(
          Fault.INVALID_ARGUMENT, "BACKEND is not the name of a back end that takes bytes");
    }
  }

  /** Plans the relocation of a tree, unless that was done before; returns the number of objects. */
  public long plan(String jobId, long nodeId, String backend) {
    return retry.run(() -> steps.plan(jobId, nodeId, backend));
  }

  /** The next objects of a plan. */
  public List<Long> next(String jobId, long after, int limit) {
    return steps.next(jobId, after, limit);
  }

  /** The plan has been carried out. */
  public void forget(String jobId) {
    steps.forget(jobId);
  }

  /**
   * Moves one object; no transaction is open while the bytes move.
   *
   * @throws VospaceException QuotaExceeded when the other back end is full, ServiceBusy when one of
   *     them does not answer
   */
  public Outcome move(long objectId, String backend) {
    Optional<Relocated> begun = retry.run(() -> steps.begin(objectId, backend));
    if (begun.isEmpty()) {
      return Outcome.NOTHING_TO_DO;
    }
    Relocated relocated = begun.get();
    boolean done = false;
    try {
      copy(relocated);
      done = retry.run(() -> steps.finish(relocated));
      return done ? Outcome.MOVED : Outcome.NOTHING_TO_DO;
    } catch (IOException e) {
      throw new VospaceException(Fault.SERVICE_BUSY, "a storage does not answer", e);
    } catch (StorageException e) {
      return failed(relocated, e);
    } finally {
      if (!done) {
        retry.run(() -> steps.abandon(relocated));
      }
    }
  }

  private void copy(Relocated relocated) throws IOException, StorageException {
    StoredRow from = relocated.from();
    StorageBackend source = backends.named(from.backend());
    StorageBackend target = backends.named(relocated.backend());
    WriteRequest request =
        new WriteRequest(
            relocated.key(),
            relocated.name(),
            relocated.contentType(),
            OptionalLong.of(from.length()),
            Map.of(),
            from.checksums());
    if (target instanceof CopiesServerSide copies && copies.copiesFrom(source)) {
      copies.copy(source, from.key(), request);
      return;
    }
    try (InputStream bytes =
        Channels.newInputStream(source.read(from.key(), new ByteRange(0, from.length())))) {
      target.write(request, bytes);
    }
  }

  private static Outcome failed(Relocated relocated, StorageException e) {
    return switch (e.kind()) {
      case FULL ->
          throw new VospaceException(
              Fault.QUOTA_EXCEEDED, "the back end " + relocated.backend() + " is full", e);
      case UNAVAILABLE, BROKEN ->
          throw new VospaceException(Fault.SERVICE_BUSY, "a storage does not answer", e);
      case NOT_FOUND, REJECTED -> {
        LOG.log(
            Level.WARNING,
            e,
            () ->
                "The object "
                    + relocated.from().key()
                    + " in "
                    + relocated.from().backend()
                    + " is not what was stored; it stays where it is");
        yield Outcome.FAILED;
      }
    };
  }
}
