package org.vospace.batch;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.vospace.content.ReconcileCounts;
import org.vospace.content.Reconciliation;
import org.vospace.job.Work;
import org.vospace.model.Transfer;
import org.vospace.model.Vocabulary;
import org.vospace.persistence.Retry;

/** Compares all back ends with the tables, page by page. */
@ApplicationScoped
class ReconcileOperation implements Operation {
  @EJB private StorageJobs jobs;
  @Inject private Reconciliation reconciliation;
  @Inject private Retry retry;

  @Override
  public boolean does(Transfer transfer) {
    return transfer.direction().equals(Vocabulary.RECONCILE);
  }

  @Override
  public void execute(Work work) {
    reconciliation.require(work.caller());
    Reconciliation.Request request =
        new Reconciliation.Request(
            work.job().id(),
            StorageJobs.flag(work, StorageJobs.REPAIR),
            StorageJobs.flag(work, StorageJobs.CHECKSUMS));
    ReconcileCounts counts = ReconcileCounts.of(work.checkpoint());
    while (!reconciliation.isComplete(counts)) {
      counts = reconciliation.next(request, counts);
      ReconcileCounts reached = counts;
      retry.run(() -> jobs.reconciling(work, reached));
    }
    ReconcileCounts end = counts;
    retry.run(() -> jobs.reconciled(work, end));
  }
}
