package org.vospace.batch;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.Batchlet;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** The one step of the one batch job. */
@Named("operationBatchlet")
@Dependent
public class OperationBatchlet implements Batchlet {
  @EJB private Execution execution;
  @Inject @BatchProperty private String jobId;

  @Override
  public String process() {
    execution.execute(jobId);
    return "DONE";
  }

  /** A job is stopped by its row: the next transaction of the operation is undone. */
  @Override
  public void stop() {
    // Nothing to interrupt.
  }
}
