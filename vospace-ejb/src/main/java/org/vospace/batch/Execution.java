package org.vospace.batch;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.vospace.audit.AuditLog;
import org.vospace.audit.AuditRecord;
import org.vospace.audit.Description;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.job.JobQueue;
import org.vospace.job.JobStopped;
import org.vospace.job.Work;
import org.vospace.model.JobResult;
import org.vospace.model.Transfer;
import org.vospace.transfer.TransferService;

/** Executes one job, in transactions of the services and none of its own. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Execution {
  private static final Logger LOG = Logger.getLogger(Execution.class.getName());

  @EJB private JobQueue queue;
  @EJB private JobRunner runner;
  @Inject private Instance<Operation> operations;
  @Inject private AuditLog audit;

  /** Returns when the job has ended, waits for its caller, or is somebody else's. */
  public void execute(String jobId) {
    List<JobResult> results = List.of();
    Work work = null;
    try {
      work = queue.work(jobId);
      results = results(work);
      LOG.log(Level.FINE, "Job {0} begins", jobId);
      operation(work.job().transfer()).execute(work);
      record(work, AuditRecord.OK);
    } catch (JobStopped e) {
      LOG.log(Level.INFO, "Job {0} was stopped", jobId);
    } catch (VospaceException fault) {
      end(jobId, work, results, fault);
    } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
      LOG.log(Level.SEVERE, e, () -> "Job " + jobId + " broke off");
      brokenOff(jobId);
    } finally {
      runner.ended(jobId);
    }
  }

  private Operation operation(Transfer transfer) {
    return operations.stream()
        .filter(operation -> operation.does(transfer))
        .findFirst()
        .orElseThrow(
            () ->
                new VospaceException(Fault.INVALID_ARGUMENT, "direction=" + transfer.direction()));
  }

  private void brokenOff(String jobId) {
    try {
      queue.giveBack(jobId);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, e, () -> "Job " + jobId + " will be taken over");
    }
  }

  /** A negotiation that failed has details as well, without protocols (VOSpace 2.1 §6.4.1). */
  private static List<JobResult> results(Work work) {
    Transfer transfer = work.job().transfer();
    return transfer.isMove() || transfer.isCopy() || transfer.isRecursive()
        ? List.of()
        : List.of(TransferService.DETAILS_RESULT);
  }

  private void end(String jobId, Work work, List<JobResult> results, VospaceException fault) {
    try {
      queue.fail(jobId, results, fault);
      if (work != null) {
        record(work, fault.fault().faultName());
      }
      LOG.log(Level.INFO, "Job {0} ended with {1}", new Object[] {jobId, fault.fault()});
    } catch (JobStopped e) {
      LOG.log(Level.INFO, "Job {0} was stopped", jobId);
    }
  }

  /** A transfer that its caller drives is only negotiated here; anything else has ended. */
  private void record(Work work, String result) {
    Transfer transfer = work.job().transfer();
    audit.write(
        AuditRecord.done(
                Description.operation(transfer),
                transfer.isByCaller() ? "negotiated" : "ended",
                work.caller(),
                transfer.target())
            .with(result));
  }
}
