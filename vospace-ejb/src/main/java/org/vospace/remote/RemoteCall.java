package org.vospace.remote;

import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;

/** A handle on what is being asked, for somebody else who wants it to end. */
public final class RemoteCall {
  private HttpUriRequestBase current;
  private boolean cancelled;

  /** Breaks the connection, if there is one, and lets no other begin. */
  public synchronized void cancel() {
    cancelled = true;
    if (current != null) {
      current.abort();
    }
  }

  synchronized void begin(HttpUriRequestBase request) throws RemoteFailure {
    if (cancelled) {
      throw new RemoteFailure("it was cancelled");
    }
    current = request;
  }
}
