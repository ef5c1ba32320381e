package org.vospace.job;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.vospace.access.Caller;

/** The transactions of callbacks. */
@Stateless
public class CallbackService {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
  private static final int MOST_ATTEMPTS = 30;

  @Inject private JobService jobs;
  @Inject private CallbackDao callbacks;

  /** The next delivery that is due; nobody else gets it for some time. */
  public Optional<Delivery> take() {
    return callbacks.take(PATIENCE);
  }

  /** The receiver has taken it. */
  public void delivered(Delivery delivery) {
    callbacks.end(delivery.id(), "delivered");
  }

  /** The receiver has not taken it: it is tried again, later each time, and given up in the end. */
  public void failed(Delivery delivery, String reason) {
    if (delivery.attempts() >= MOST_ATTEMPTS) {
      callbacks.end(delivery.id(), "given up: " + reason);
      return;
    }
    Duration pause = Duration.ofSeconds(1L << Math.min(delivery.attempts() - 1, 12));
    callbacks.retry(
        delivery.id(), reason, pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
  }

  /**
   * What was and is to be delivered of a job.
   *
   * @throws org.vospace.fault.VospaceException JobNotFound, PermissionDenied
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<Delivery> log(Caller caller, String jobId) {
    return callbacks.of(jobs.getJob(caller, jobId).id());
  }
}
