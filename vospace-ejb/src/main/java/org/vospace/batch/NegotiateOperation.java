package org.vospace.batch;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.vospace.job.Work;
import org.vospace.model.Transfer;
import org.vospace.persistence.Retry;
import org.vospace.transfer.TransferService;

/**
 * pushToVoSpace and pullFromVoSpace (VOSpace 2.1 §6.4): negotiated here, the caller moves the
 * bytes.
 */
@ApplicationScoped
class NegotiateOperation implements Operation {
  @EJB private TransferService transfers;
  @Inject private Retry retry;

  @Override
  public boolean does(Transfer transfer) {
    return transfer.isByCaller();
  }

  @Override
  public void execute(Work work) {
    retry.run(() -> transfers.negotiate(work));
  }
}
