package org.vospace.web.data;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.vospace.persistence.Retry;
import org.vospace.transfer.Pull;
import org.vospace.transfer.TransferService;

/** Gives the bytes of a pullFromVoSpace (VOSpace 2.1 §6.4.3). */
@ApplicationScoped
class Download {
  @EJB private TransferService transfers;
  @Inject private Delivery delivery;
  @Inject private ArchiveDownload archives;
  @Inject private Retry retry;

  /** The endpoint is used up when all the bytes were sent at once; until then it can be asked. */
  void serve(String token, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Pull pull = transfers.beginPull(token);
    if (pull.packing() != null) {
      archives.serve(pull, request, response);
      return;
    }
    Runnable used =
        pull.jobId() == null ? null : () -> retry.run(() -> transfers.completePull(pull));
    delivery.serve(pull.content(), used, request, response);
  }
}
