package org.vospace.archive;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.vospace.config.ArchiveConfig;
import org.vospace.content.Content;
import org.vospace.content.ContentService;
import org.vospace.content.Reservation;
import org.vospace.job.Work;
import org.vospace.model.ArchiveFormat;
import org.vospace.model.JobResult;
import org.vospace.node.DataRow;
import org.vospace.node.WriteTarget;
import org.vospace.persistence.Retry;
import org.vospace.storage.StoredObject;

/**
 * Unpacks archives into nodes (VOSpace 2.1 §3.4.5): in bounded transactions, where nobody sees it,
 * and attached as a whole at the end. An execution that broke off is gone on with where it was.
 */
@ApplicationScoped
public class Unpacker {
  @EJB private UnpackService service;
  @EJB private ContentService content;
  @Inject private Retry retry;
  @Inject private ArchiveConfig config;

  /**
   * Keeps an archive that was written, in the caller's transaction; its job is to unpack it.
   *
   * @throws org.vospace.fault.VospaceException NodeBusy when the upload lost its lease
   */
  public void stage(
      ArchiveFormat format, WriteTarget target, Reservation reservation, StoredObject stored) {
    service.stage(format, target, reservation, stored);
  }

  /** Whether the archive of a job has come. */
  public boolean isStaged(String jobId) {
    return service.isStaged(jobId);
  }

  /**
   * Unpacks the archive of a job and completes the job.
   *
   * @param results what the job has besides the container
   * @throws org.vospace.fault.VospaceException InvalidData for an archive that is refused,
   *     DuplicateNode, PermissionDenied, NodeNotFound, InvalidURI; no node is left then
   * @throws org.vospace.job.JobStopped
   */
  public void execute(Work work, List<JobResult> results) {
    Unpacking unpacking = retry.run(() -> service.begin(work));
    DataRow row = new DataRow("archive", unpacking.objectId(), null, Instant.EPOCH);
    Content archive = content.contents(List.of(row)).get(0);
    try (ArchiveReader reader =
        ArchiveReader.of(unpacking.format(), new ArchiveSource(content, archive))) {
      new UnpackRun(
              work,
              unpacking,
              service,
              content,
              retry,
              new Limits(config, archive.length()),
              config.maxDepth())
          .unpack(reader);
    } catch (IOException e) {
      throw ArchiveReader.refused("is broken");
    }
    retry.run(() -> service.attach(work, unpacking, results));
  }
}
