package org.vospace.batch;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.vospace.config.VospaceConfig;
import org.vospace.content.ReconcileCounts;
import org.vospace.content.Relocation;
import org.vospace.job.JobQueue;
import org.vospace.job.Work;
import org.vospace.model.Detail;
import org.vospace.model.JobProgress;
import org.vospace.model.JobResult;
import org.vospace.model.Param;
import org.vospace.node.NodeService;
import org.vospace.node.SpaceUri;

/** What jobs on the storage say of themselves. */
@Stateless
public class StorageJobs {
  /** Parameter of a relocation: the name of the back end. */
  static final String BACKEND = "BACKEND";

  /** Parameter of a reconciliation: whether to repair. */
  static final String REPAIR = "REPAIR";

  /** Parameter of a reconciliation: whether to read all bytes. */
  static final String CHECKSUMS = "CHECKSUMS";

  @EJB private JobQueue queue;
  @EJB private NodeService nodes;
  @Inject private Relocation relocation;
  @Inject private VospaceConfig config;

  static Optional<String> parameter(Work work, String name) {
    return work.job().parameters().stream()
        .filter(param -> param.uri().equals(name))
        .map(Param::value)
        .findFirst();
  }

  static boolean flag(Work work, String name) {
    return parameter(work, name).map(Boolean::parseBoolean).orElse(false);
  }

  /**
   * The row of the node of the job.
   *
   * @throws org.vospace.fault.VospaceException NodeNotFound
   */
  public long top(Work work) {
    return nodes
        .getNode(
            work.caller(),
            SpaceUri.parse(work.job().transfer().target(), config).path(),
            Detail.MIN)
        .id();
  }

  /** Says how far a relocation is. */
  public void relocating(Work work, RelocateCounts counts, long total) {
    queue.checkpoint(
        work.job().id(), counts.text(), new JobProgress(counts.done(), total, null, null));
  }

  /** Completes a relocation. */
  public void relocated(Work work, RelocateCounts counts) {
    relocation.forget(work.job().id());
    queue.complete(
        work.job().id(),
        counts.failed() == 0
            ? List.of(count("successcount", counts.moved()))
            : List.of(count("successcount", counts.moved()), count("errorcount", counts.failed())));
  }

  /** Says how far a reconciliation is. */
  public void reconciling(Work work, ReconcileCounts counts) {
    queue.checkpoint(
        work.job().id(),
        counts.text(),
        new JobProgress(counts.objects(), null, counts.bytes(), null));
  }

  /** Completes a reconciliation. */
  public void reconciled(Work work, ReconcileCounts counts) {
    queue.complete(
        work.job().id(),
        List.of(
            count("objects", counts.objects()),
            count("bytes", counts.bytes()),
            count("unknown", counts.unknown()),
            count("lost", counts.lost()),
            count("other", counts.other()),
            count("repaired", counts.repaired()),
            new JobResult("report", work.base() + "/async-reconcile/" + work.job().id())));
  }

  private static JobResult count(String name, long value) {
    return new JobResult(name, "final:" + value);
  }
}
