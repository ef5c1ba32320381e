package org.vospace.batch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.vospace.job.Work;
import org.vospace.model.Direction;
import org.vospace.model.Transfer;
import org.vospace.transfer.RemoteTransfer;

/** pullToVoSpace and pushFromVoSpace (VOSpace 2.1 §6.4.2, §6.4.4): the service moves the bytes. */
@ApplicationScoped
class RemoteOperation implements Operation {
  @Inject private RemoteTransfer transfers;

  @Override
  public boolean does(Transfer transfer) {
    return direction(transfer).isPresent();
  }

  @Override
  public void execute(Work work) {
    transfers.execute(work, direction(work.job().transfer()).orElseThrow());
  }

  private static Optional<Direction> direction(Transfer transfer) {
    return Direction.ofKeyword(transfer.direction())
        .filter(d -> d == Direction.PULL_TO_VOSPACE || d == Direction.PUSH_FROM_VOSPACE);
  }
}
