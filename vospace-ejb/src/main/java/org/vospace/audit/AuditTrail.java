package org.vospace.audit;

import jakarta.enterprise.context.ApplicationScoped;
import org.vospace.access.Origin;

/**
 * What the thread is at: the request that it serves, and the row that the operation in it touches.
 * Tables are written far below the operation, where nobody knows what it is called.
 */
@ApplicationScoped
public class AuditTrail {
  private final ThreadLocal<Origin> origin = new ThreadLocal<>();
  private final ThreadLocal<Operation> operation = new ThreadLocal<>();

  /** An operation under way. */
  static final class Operation {
    private Long node;

    /** The row that it touched last; {@code null} for none. */
    Long node() {
      return node;
    }
  }

  /** The thread begins to serve a request; {@link #leave} must follow. */
  public void enter(Origin request) {
    origin.set(request);
  }

  /** The thread is done with the request. */
  public void leave() {
    origin.remove();
  }

  /** Where the request in this thread came from; {@link Origin#INTERNAL} when there is none. */
  public Origin origin() {
    Origin request = origin.get();
    return request == null ? Origin.INTERNAL : request;
  }

  /** The operation in this thread, if one is under way, is about this node. */
  public void touched(long nodeId) {
    Operation current = operation.get();
    if (current != null) {
      current.node = nodeId;
    }
  }

  /** Begins an operation, within another one perhaps, which is returned. */
  Operation begin() {
    Operation outer = operation.get();
    operation.set(new Operation());
    return outer;
  }

  Operation current() {
    return operation.get();
  }

  /** Goes on with the outer operation; what the inner one touched is the outer's as well. */
  void end(Operation outer) {
    if (outer == null) {
      operation.remove();
    } else {
      outer.node = operation.get().node;
      operation.set(outer);
    }
  }
}
