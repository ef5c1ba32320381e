package org.vospace.batch;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.vospace.job.Work;
import org.vospace.model.Transfer;
import org.vospace.persistence.Retry;

/** moveNode (VOSpace 2.1 §6.2.2): one transaction. */
@ApplicationScoped
class MoveOperation implements Operation {
  @EJB private NodeJobs jobs;
  @Inject private Retry retry;

  @Override
  public boolean does(Transfer transfer) {
    return transfer.isMove();
  }

  @Override
  public void execute(Work work) {
    retry.run(() -> jobs.move(work));
  }
}
