package org.vospace.audit;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Instant;
import java.util.logging.Logger;
import org.vospace.access.Caller;
import org.vospace.access.Origin;

/** Writes the lines of the audit. */
@ApplicationScoped
public class AuditLog {
  /** The log category; the server's configuration gives it a file of its own. */
  public static final String CATEGORY = "org.vospace.audit";

  private static final Logger LOG = Logger.getLogger(CATEGORY);

  @Resource(lookup = "java:jboss/TransactionSynchronizationRegistry")
  private TransactionSynchronizationRegistry transactions;

  @Inject private AuditTrail trail;

  /** Writes a line. */
  public void write(AuditRecord entry) {
    LOG.info(line(entry, Instant.now()));
  }

  /**
   * Writes a line once the transaction of this thread has committed, and none when it is undone; at
   * once when there is no transaction.
   */
  public void afterCommit(AuditRecord entry) {
    if (transactions.getTransactionStatus() == Status.STATUS_NO_TRANSACTION) {
      write(entry);
      return;
    }
    transactions.registerInterposedSynchronization(
        new Synchronization() {
          @Override
          public void beforeCompletion() {
            // What the commit itself may still refuse is not known before it.
          }

          @Override
          public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
              write(entry);
            }
          }
        });
  }

  private String line(AuditRecord entry, Instant now) {
    Caller caller = entry.caller();
    Origin origin = caller.origin().equals(Origin.INTERNAL) ? trail.origin() : caller.origin();
    JsonLine line =
        new JsonLine()
            .add("time", now)
            .add("request", origin.requestId())
            .add("from", origin.address())
            .add("who", caller.name())
            .add("proof", origin.proof())
            .add("claimed", entry.claimed())
            .add("operation", entry.operation())
            .add("step", entry.step())
            .add("node", entry.node())
            .add("nodeId", entry.nodeId())
            .add("destination", entry.destination())
            .add("job", entry.job() == null ? origin.job() : entry.job())
            .add("result", entry.result())
            .add("status", entry.status() == null ? null : Long.valueOf(entry.status()));
    return line.end();
  }
}
