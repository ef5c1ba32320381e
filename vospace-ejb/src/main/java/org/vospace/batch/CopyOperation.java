package org.vospace.batch;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.vospace.job.Work;
import org.vospace.model.Transfer;
import org.vospace.persistence.Retry;

/** copyNode (VOSpace 2.1 §6.2.3): planned, made in batches, attached as a whole. */
@ApplicationScoped
class CopyOperation implements Operation {
  @EJB private NodeJobs jobs;
  @Inject private Retry retry;

  @Override
  public boolean does(Transfer transfer) {
    return transfer.isCopy();
  }

  @Override
  public void execute(Work work) {
    if (jobs.isDiscarded(work)) {
      jobs.completeDiscarded(work);
      return;
    }
    long total = retry.run(() -> jobs.planCopy(work));
    long done = work.checkpoint() == null ? 0 : Long.parseLong(work.checkpoint());
    while (done < total) {
      long from = done;
      done = retry.run(() -> jobs.makeCopy(work, from, total));
    }
    retry.run(() -> jobs.attachCopy(work));
  }
}
