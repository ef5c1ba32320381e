package org.vospace.batch;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.vospace.archive.Unpacker;
import org.vospace.job.Work;
import org.vospace.model.Transfer;
import org.vospace.persistence.Retry;
import org.vospace.transfer.TransferService;

/**
 * pushToVoSpace and pullFromVoSpace (VOSpace 2.1 §6.4): negotiated here, the caller moves the
 * bytes. An archive that has come is unpacked here as well.
 */
@ApplicationScoped
class NegotiateOperation implements Operation {
  @EJB private TransferService transfers;
  @Inject private Retry retry;
  @Inject private Unpacker unpacker;

  @Override
  public boolean does(Transfer transfer) {
    return transfer.isByCaller();
  }

  @Override
  public void execute(Work work) {
    if (unpacker.isStaged(work.job().id())) {
      unpacker.execute(work, List.of(TransferService.DETAILS_RESULT));
    } else {
      retry.run(() -> transfers.negotiate(work));
    }
  }
}
