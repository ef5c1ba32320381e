package org.vospace.batch;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.vospace.content.Relocation;
import org.vospace.job.Work;
import org.vospace.model.Transfer;
import org.vospace.model.Vocabulary;
import org.vospace.persistence.Retry;

/** Moves the bytes of a tree to another back end: planned, then one object after the other. */
@ApplicationScoped
class RelocateOperation implements Operation {
  private static final int BATCH = 100;

  @EJB private StorageJobs jobs;
  @Inject private Relocation relocation;
  @Inject private Retry retry;

  @Override
  public boolean does(Transfer transfer) {
    return transfer.direction().equals(Vocabulary.RELOCATE);
  }

  @Override
  public void execute(Work work) {
    String id = work.job().id();
    String backend = StorageJobs.parameter(work, StorageJobs.BACKEND).orElse("");
    relocation.require(work.caller(), backend);
    long total = relocation.plan(id, jobs.top(work), backend);
    RelocateCounts counts = RelocateCounts.of(work.checkpoint());
    List<Long> batch = relocation.next(id, counts.last(), BATCH);
    while (!batch.isEmpty()) {
      for (long object : batch) {
        counts = counts.with(object, relocation.move(object, backend));
        RelocateCounts reached = counts;
        retry.run(() -> jobs.relocating(work, reached, total));
      }
      batch = relocation.next(id, counts.last(), BATCH);
    }
    RelocateCounts end = counts;
    retry.run(() -> jobs.relocated(work, end));
  }
}
